#!/usr/bin/env bash
# Usage: workload-image.sh ROOT [NAME=VERSION] <CONFIG, as JSON
# Makes the image IMAGE of a root and a /tmp, labelled with the version of what it has.
set -euo pipefail
mkdir -p "$1/tmp"
chmod 1777 "$1/tmp"
name=$(sed -E 's#.*/([^:]*):.*#\1#' <<< "$IMAGE")
jq -rc --arg image "$IMAGE" --arg name "$name" --arg component "${2-}" '
    .Labels = {"io.github.kindproof.internal.image": $name}
    | ($component | split("=")) as [$of, $version]
    | if $of then .Labels["io.github.kindproof.component.\($of)"] = $version else . end
    | "\($image) \(tojson)"' \
  | bash "$RECIPE/../image-archive.sh" "$1" "$WORK/image.tar"
docker load -i "$WORK/image.tar"
