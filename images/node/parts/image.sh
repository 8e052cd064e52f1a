#!/usr/bin/env bash
# Puts the parts together to the node image, IMAGE, as one layer: what is deleted takes no room.
set -euo pipefail
overlay=$WORK/overlay
mkdir -p "$overlay/usr/bin" "$overlay/usr/local/bin" "$overlay/kind/manifests"
cp "$PARTS/kubernetes/hyperkube" "$overlay/usr/bin/"
for name in kubelet kubeadm kubectl; do ln -s hyperkube "$overlay/usr/bin/$name"; done
for part in containerd runc; do cp -a "$PARTS/$part/." "$overlay/"; done
cp "$PARTS/crictl/crictl" "$RECIPE/kubeadm" "$overlay/usr/local/bin/"
cp "$RECIPE/default-cni.yaml" "$RECIPE/default-storage.yaml" "$overlay/kind/manifests/"
printf %s "$KUBERNETES_VERSION" > "$overlay/kind/version"
minor=$(cut -d. -f2 <<< "$KUBERNETES_VERSION")
cp "$PARTS/node-root/root.tar" "$WORK/root.tar"
# Without the folders: the engine refuses an archive that names one twice.
(cd "$overlay" && find . ! -type d) \
  | tar -C "$overlay" --owner=0 --group=0 -rf "$WORK/root.tar" -T -

container=kindproof-build-${IMAGE##*-}
remove() {
  docker rm -f "$container" && docker rmi "$IMAGE-stage" || true
} &>/dev/null
remove # what an interrupted build left
trap remove EXIT
docker import "$WORK/root.tar" "$IMAGE-stage"
docker run -d --privileged --network none --name "$container" --entrypoint sleep "$IMAGE-stage" infinity

# containerd unpacks the images here, once, instead of at each start of a node.
docker exec "$container" sed -i "s#sandbox_image = .*#sandbox_image = \"$(cat "$PARTS/component-images/pause-image")\"#" \
  /etc/containerd/config.toml
# kind gives kubelets before 1.24 another way to make control groups than the newer ones.
[ "$minor" -ge 24 ] || docker exec "$container" sed -i 's#SystemdCgroup = true#SystemdCgroup = false#' \
  /etc/containerd/config.toml
docker exec "$container" cat /etc/containerd/config.toml > "$WORK/config.toml"
bash "$RECIPE/../runtime/parts/check-config.sh" "$CONTAINERD" "$PARTS/containerd/usr/local/bin/containerd" "$WORK/config.toml"
docker exec "$container" sh -c 'ctr oci spec \
  | jq ".hooks.createContainer += [{path: \"/kind/bin/mount-product-files.sh\"}] | del(.process.rlimits)" \
    > /etc/containerd/cri-base.json'
docker exec -d "$container" sh -c 'containerd >/var/log/containerd.log 2>&1'
docker exec "$container" sh -c 'for try in $(seq 100); do ctr version >/dev/null 2>&1 && exit; sleep 0.1; done
  cat /var/log/containerd.log; exit 1'
for archive in "$PARTS"/*-images/*.tar; do
  docker exec -i "$container" ctr -n k8s.io images import - < "$archive"
done
docker exec "$container" ctr -n k8s.io images ls -q

# The packed layers are not needed any more. Their records stay: containerd asks for those only.
docker exec "$container" sh -c 'pkill -x containerd; while pgrep -x containerd >/dev/null; do sleep 0.1; done
  find /var/lib/containerd/io.containerd.content.v1.content/blobs -type f -size +1M -delete
  rm -rf /var/log/containerd.log /run/containerd /tmp/*'

# An export has no layers; import cannot set the signal that stops systemd, but commit keeps one.
docker export -o "$WORK/node.tar" "$container"
remove
docker import "$WORK/node.tar" "$IMAGE-stage"
docker create --name "$container" --stop-signal SIGRTMIN+3 --entrypoint /sbin/init "$IMAGE-stage"
changes=(
  -c 'ENTRYPOINT ["/usr/local/bin/entrypoint", "/sbin/init"]' -c 'CMD []'
  -c 'ENV container=docker' -c 'LABEL io.github.kindproof.internal.image=node'
  -c "LABEL io.github.kindproof.component.kubernetes=$KUBERNETES_VERSION"
  -c "LABEL io.github.kindproof.component.containerd=$CONTAINERD"
  -c "LABEL io.github.kindproof.component.runc=$RUNC"
)
while IFS='=' read -r name version; do
  changes+=(-c "LABEL io.github.kindproof.component.$name=$version")
done < "$PARTS/node-root/component-versions"
docker commit "${changes[@]}" "$container" "$IMAGE"
