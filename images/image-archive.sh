#!/usr/bin/env bash
# Usage: image-archive.sh ROOT ARCHIVE <IMAGES, each line of which is NAME or NAME CONFIG, as in
#   docker.io/library/nginx:1.27.5 {"Cmd": ["nginx", "-g", "daemon off;"]}
# Packs a folder as the one layer of these images, in the form that engines and containerd load.
set -euo pipefail
root=$1 archive=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tar -C "$root" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$work/layer" .
layer=$(sha256sum "$work/layer" | cut -d' ' -f1)
mv "$work/layer" "$work/$layer.tar"
while read -r name config; do
  jq -n --arg arch "$ARCH" --arg layer "sha256:$layer" --argjson config "${config:-"{}"}" '{
      architecture: $arch, os: "linux", rootfs: {type: "layers", diff_ids: [$layer]},
      config: ({Env: ["PATH=/usr/local/bin:/usr/bin:/usr/sbin"]} + $config)}' > "$work/config"
  digest=$(sha256sum "$work/config" | cut -d' ' -f1)
  mv "$work/config" "$work/$digest.json"
  jq -n --arg config "$digest.json" --arg layer "$layer.tar" --arg name "$name" \
    '{Config: $config, Layers: [$layer], RepoTags: [$name]}'
done | jq -s . > "$work/manifest.json"
tar -C "$work" --sort=name --mtime=@0 --owner=0 --group=0 -cf "$archive" .
