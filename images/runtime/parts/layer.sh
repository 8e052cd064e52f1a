#!/usr/bin/env bash
# Lays the programs over the node image, NODE_IMAGE, as one layer of the new one, IMAGE. They come
# before those of the node image in every search path; kind's unit starts this very containerd.
set -euo pipefail
layer=$WORK/layer
mkdir -p "$layer/etc/containerd"
for part in containerd runc crun; do cp -a "$PARTS/$part/." "$layer/"; done

container=kindproof-build-${IMAGE##*-}
remove() {
  docker rm -f "$container" || true
} &>/dev/null
remove # what an interrupted build left
trap remove EXIT
docker create --name "$container" "$NODE_IMAGE"
config=$layer/etc/containerd/config.toml
docker cp "$container:/etc/containerd/config.toml" "$config"

if [ "$CRUN" != own ]; then
  sed -i -E 's#^( *)SystemdCgroup *=.*#&\n\1BinaryName = "/usr/local/sbin/crun"#' "$config"
fi
if [ "$CONTAINERD" != own ]; then
  # Every containerd reads the older forms of its config. What kind set for the CRI must still hold.
  plugin=io.containerd.cri.v1
  [ "${CONTAINERD%%.*}" != 1 ] || plugin=io.containerd.grpc.v1.cri
  plain() { tr -d ' ' | tr "'" '"' | sed 's/^sandbox_image=/sandbox=/'; }
  "$layer/usr/local/bin/containerd" --config "$config" config dump | plain \
    | awk -v plugin="$plugin" '/^\[/ { ours = index($0, plugin) } ours' > "$WORK/understood"
  plain < "$config" | grep -E '^(SystemdCgroup|restrict_oom_score_adj|sandbox)=' | sort -u > "$WORK/set"
  while read -r line; do
    grep -qxF "$line" "$WORK/understood" \
      || { echo "containerd $CONTAINERD loses $line of the node's /etc/containerd/config.toml"; exit 1; }
  done < "$WORK/set"
fi

changes=(-c 'LABEL io.github.kindproof.internal.image=node-runtime')
for component in containerd="$CONTAINERD" runc="$RUNC" crun="$CRUN"; do
  [ "${component#*=}" = own ] || changes+=(-c "LABEL io.github.kindproof.component.$component")
done
tar -C "$layer" --owner=0 --group=0 -cf "$WORK/layer.tar" .
docker cp - "$container:/" < "$WORK/layer.tar"
docker commit "${changes[@]}" "$container" "$IMAGE"
