# Run in a node image: `try ARGUMENT...` starts a kubelet by itself, with more of its file from stdin,
# and prints "started" or the reason why it did not.
mount --make-rshared /
containerd > /tmp/containerd.log 2>&1 &
until [ -S /run/containerd/containerd.sock ]; do read -r -t 0.1 <> <(:) || true; done

try() {
  {
    cat << 'EOF'
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
failSwapOn: false
failCgroupV1: false
cgroupDriver: cgroupfs
cgroupsPerQOS: false
enforceNodeAllocatable: []
authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}
authorization: {mode: AlwaysAllow}
EOF
    cat
  } > /tmp/kubelet.yaml
  local line outcome=
  coproc kubelet { exec kubelet --config /tmp/kubelet.yaml --root-dir /tmp/root \
    --container-runtime-endpoint unix:///run/containerd/containerd.sock "$@" 2>&1; }
  local pid=$! output=${kubelet[0]}
  while read -r -t 60 line <&"$output"; do
    case $line in
      *'Started kubelet'*) outcome=started; break ;;
      Error:* | panic:* | E[0-9]*' run.go:'*) outcome=$line ;;
    esac
  done
  kill -KILL "$pid" 2> /dev/null
  wait "$pid" 2> /dev/null
  echo "${outcome:-ended without a reason}"
}
