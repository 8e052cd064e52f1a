#!/usr/bin/env bash
# Lays the program `k3s` over the node image, NODE_IMAGE, as one layer of the new one, IMAGE.
set -euo pipefail
container=kindproof-build-${IMAGE##*-}
remove() {
  docker rm -f "$container" || true
} &>/dev/null
remove # what an interrupted build left
trap remove EXIT
docker create --name "$container" --stop-signal SIGTERM "$NODE_IMAGE"
layer=$WORK/layer
# Not in /bin, which is a link in the node image: an archive with a folder of that name replaces it.
mkdir -p "$layer/usr/local/bin" "$layer/etc/cni/net.d" "$layer/etc/containerd"
install -m 755 "$RECIPE/k3s.sh" "$layer/usr/local/bin/k3s"
install -m 644 "$RECIPE/pod-network.json" "$layer/etc/cni/net.d/10-pods.conflist"
for file in config.toml cri-base.json; do docker cp "$container:/etc/containerd/$file" "$WORK/$file"; done
# No systemd makes its control groups, and kind's entrypoint has not written what its hook mounts.
sed 's/SystemdCgroup = true/SystemdCgroup = false/' "$WORK/config.toml" > "$layer/etc/containerd/config.toml"
jq 'del(.hooks)' "$WORK/cri-base.json" > "$layer/etc/containerd/cri-base.json"

tar -C "$layer" --owner=0 --group=0 -cf "$WORK/layer.tar" .
docker cp - "$container:/" < "$WORK/layer.tar"
docker commit -c 'LABEL io.github.kindproof.internal.image=k3s-stand-in' \
  -c 'ENTRYPOINT ["/usr/local/bin/k3s"]' -c 'CMD ["agent"]' -c 'ENV CRI_CONFIG_FILE=/etc/crictl.yaml' \
  -c 'VOLUME ["/var/lib/kubelet", "/var/lib/containerd", "/var/lib/etcd", "/var/lib/cni", "/var/log"]' \
  "$container" "$IMAGE"
