#!/bin/sh
# Pod network of nodes on one segment: a CNI configuration with this node's own range, a route to
# each other node's range, and masquerading for what leaves the pods' subnet. Nothing is tunnelled.
set -eu

# Asks the control plane itself, so as not to wait for kube-proxy.
export KUBERNETES_SERVICE_HOST="${CONTROL_PLANE_ENDPOINT%:*}"
export KUBERNETES_SERVICE_PORT="${CONTROL_PLANE_ENDPOINT##*:}"

range=
while [ -z "$range" ]; do
  range=$(kubectl get node "$NODE_NAME" -o 'jsonpath={.spec.podCIDR}') || true
  [ -n "$range" ] || sleep 1
done

iptables -w -t nat -N POD-MASQUERADE 2>/dev/null || iptables -w -t nat -F POD-MASQUERADE
iptables -w -t nat -A POD-MASQUERADE -m addrtype --dst-type LOCAL -j RETURN
iptables -w -t nat -A POD-MASQUERADE -j MASQUERADE
jump="-s $range ! -d $POD_SUBNET -j POD-MASQUERADE"
# shellcheck disable=SC2086 # the words of the rule
iptables -w -t nat -C POSTROUTING $jump 2>/dev/null || iptables -w -t nat -A POSTROUTING $jump

# Written last, in one piece: from here on the node is Ready and pods get addresses.
cat > /etc/cni/net.d/.pods.new <<CNI
{"cniVersion": "0.3.1", "name": "pods", "plugins": [
  {"type": "ptp", "ipMasq": false, "ipam": {"type": "host-local", "dataDir": "/run/cni-ipam-state",
    "routes": [{"dst": "0.0.0.0/0"}], "ranges": [[{"subnet": "$range"}]]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
CNI
mv /etc/cni/net.d/.pods.new /etc/cni/net.d/10-pods.conflist
echo "this node's pods: $range"

# Prints every node as it is and whenever it changes. The server ends a watch now and then.
while :; do
  kubectl get nodes --watch -o 'jsonpath={.metadata.name} {.spec.podCIDR} {.status.addresses[?(@.type=="InternalIP")].address}{"\n"}' \
    | while read -r name pods address; do
        [ "$name" != "$NODE_NAME" ] && [ -n "$address" ] || continue
        ip route replace "$pods" via "$address" && echo "$pods via $address ($name)"
      done || true
  sleep 1
done
