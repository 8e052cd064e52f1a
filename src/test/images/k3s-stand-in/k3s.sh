#!/usr/bin/env bash
# `k3s server` of the stand-in: one process that has containerd, a kubelet and kubeadm's control plane
# under it and ends as soon as one of them does. All of them log to its output.
set -euo pipefail

say() { printf 'time="%s" level=%s msg="%s"\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "$2"; }
fatal() { say fatal "$1"; exit 1; }

[ "${1-}" = server ] || fatal "this stand-in for K3s knows \`k3s server\` only"
shift
names=(127.0.0.1 localhost)
kubelet_arguments=()
server_arguments=()
node=$(hostname)
while [ $# -gt 0 ]; do
  flag=${1%%=*}
  if [ "$flag" = "$1" ]; then value=${2-}; shift; else value=${1#*=}; fi
  shift || fatal "flag needs an argument: ${flag#-}"
  case $flag in
    --tls-san) names+=("$value") ;;
    --kubelet-arg) kubelet_arguments+=("--$value") ;;
    --kube-apiserver-arg) server_arguments+=("$value") ;;
    --node-name) node=$value ;;
    --disable) ;; # there is nothing of the kind in it
    *) fatal "flag provided but not defined: ${flag#-}" ;;
  esac
done
say info "Starting k3s: a stand-in of Kindproof's, Kubernetes $(cat /kind/version) by kubeadm"

mount --make-rshared /
export KUBECONFIG=/etc/kubernetes/admin.conf

# Pods get their control groups below this container's own: several of these on one host keep apart.
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  group=$(sed -n 's/^0:://p' /proc/self/cgroup)
  mkdir -p "/sys/fs/cgroup$group/k3s"
  while read -r process; do
    echo "$process" > "/sys/fs/cgroup$group/k3s/cgroup.procs" || true
  done < "/sys/fs/cgroup$group/cgroup.procs"
  sed 's/[a-z]*/+&/g' "/sys/fs/cgroup$group/cgroup.controllers" > "/sys/fs/cgroup$group/cgroup.subtree_control"
else
  group=$(sed -nE 's/^[0-9]+:([^:]*,)?memory(,[^:]*)?://p' /proc/self/cgroup)
fi

arguments() { # of the API server: a mapping, or a list from v1beta4 on
  local argument
  for argument in "${server_arguments[@]}"; do
    if [ "$minor" -ge 31 ]; then
      printf '  - {name: "%s", value: "%s"}\n' "${argument%%=*}" "${argument#*=}"
    else
      printf '    %s: "%s"\n' "${argument%%=*}" "${argument#*=}"
    fi
  done
}
minor=$(cut -d. -f2 /kind/version)
api=v1beta3
[ "$minor" -lt 31 ] || api=v1beta4
cat > /run/kubeadm.yaml <<CONFIG
apiVersion: kubeadm.k8s.io/$api
kind: InitConfiguration
nodeRegistration: {criSocket: "unix:///run/containerd/containerd.sock", name: "$node", taints: []}
---
apiVersion: kubeadm.k8s.io/$api
kind: ClusterConfiguration
kubernetesVersion: $(cat /kind/version)
networking: {podSubnet: 10.42.0.0/16, serviceSubnet: 10.43.0.0/16}
apiServer:
  certSANs: [$(IFS=,; echo "${names[*]}")]
$([ ${#server_arguments[@]} -eq 0 ] || { echo '  extraArgs:'; arguments; })
---
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
cgroupDriver: cgroupfs
cgroupRoot: "$group"
failSwapOn: false
evictionHard: {imagefs.available: "0%", nodefs.available: "0%", nodefs.inodesFree: "0%"}
---
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
conntrack: {maxPerCore: 0}
CONFIG

run_containerd() { containerd 2>&1; }
run_kubelet() {
  local flags=/var/lib/kubelet/kubeadm-flags.env
  until [ -f /var/lib/kubelet/config.yaml ] && [ -f "$flags" ]; do sleep 0.1; done
  # shellcheck source=/dev/null
  . "$flags"
  # shellcheck disable=SC2086 # kubeadm writes several arguments
  kubelet --bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf \
    --kubeconfig=/etc/kubernetes/kubelet.conf --config=/var/lib/kubelet/config.yaml \
    $KUBELET_KUBEADM_ARGS "${kubelet_arguments[@]}" 2>&1
}
control_plane() {
  until ctr version &> /dev/null; do sleep 0.1; done
  kubeadm init --config /run/kubeadm.yaml --ignore-preflight-errors=all --skip-token-print 2>&1 || return
  mkdir -p /etc/rancher/k3s
  sed -E 's#server: .*#server: https://127.0.0.1:6443#
    s#kubernetes-admin@kubernetes#default#g
    s#((name|user): )kubernetes-admin$#\1default#
    s#((name|cluster): )kubernetes$#\1default#' "$KUBECONFIG" > /etc/rancher/k3s/k3s.yaml
  until kubectl get node "$node" 2> /dev/null | grep -q ' Ready'; do sleep 0.2; done
  say info "Node controller sync successful"
}

trap 'exit 0' TERM INT
run_containerd & containerd=$!
run_kubelet & kubelet=$!
control_plane & plane=$!
while true; do
  ended=; code=0
  wait -n -p ended "$containerd" "$kubelet" $plane || code=$?
  case $ended in
    "$plane") [ "$code" = 0 ] || fatal "control plane: kubeadm ended with code $code"; plane= ;;
    "$containerd") fatal "containerd exited with code $code" ;;
    "$kubelet") fatal "kubelet exited with code $code" ;;
  esac
done
