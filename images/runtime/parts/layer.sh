#!/usr/bin/env bash
# Lays the programs over the node image, NODE_IMAGE, as one layer of the new one, IMAGE. They come
# before those of the node image in every search path; kind's unit starts this very containerd.
set -euo pipefail
layer=$WORK/layer
mkdir -p "$layer/etc/containerd"
for part in containerd runc crun youki; do cp -a "$PARTS/$part/." "$layer/"; done

container=kindproof-build-${IMAGE##*-}
remove() {
  docker rm -f "$container" || true
} &>/dev/null
remove # what an interrupted build left
trap remove EXIT
docker create --name "$container" "$NODE_IMAGE"
config=$layer/etc/containerd/config.toml
docker cp "$container:/etc/containerd/config.toml" "$config"

program=
[ "$CRUN" = own ] || program=crun
[ "$YOUKI" = own ] || program=youki
if [ -n "$program" ]; then
  sed -i -E "s#^( *)SystemdCgroup *=.*#&\n\1BinaryName = \"/usr/local/sbin/$program\"#" "$config"
fi
if [ "$CONTAINERD" != own ]; then
  bash "$RECIPE/parts/check-config.sh" "$CONTAINERD" "$layer/usr/local/bin/containerd" "$config"
fi

changes=(-c 'LABEL io.github.kindproof.internal.image=node-runtime')
for component in containerd="$CONTAINERD" runc="$RUNC" crun="$CRUN" youki="$YOUKI"; do
  [ "${component#*=}" = own ] || changes+=(-c "LABEL io.github.kindproof.component.$component")
done
tar -C "$layer" --owner=0 --group=0 -cf "$WORK/layer.tar" .
docker cp - "$container:/" < "$WORK/layer.tar"
docker commit "${changes[@]}" "$container" "$IMAGE"
