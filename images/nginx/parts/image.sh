#!/usr/bin/env bash
# Makes the image IMAGE of nginx' root.
set -euo pipefail
jq -nc --arg name "$IMAGE" --arg version "$NGINX_VERSION" '{
    Cmd: ["nginx", "-g", "daemon off;"], StopSignal: "SIGQUIT", ExposedPorts: {"80/tcp": {}},
    Labels: {"io.github.kindproof.internal.image": "nginx", "io.github.kindproof.component.nginx": $version}
  } | "\($name) \(tojson)"' -r \
  | bash "$RECIPE/../image-archive.sh" "$PARTS/nginx-root/root" "$WORK/image.tar"
docker load -i "$WORK/image.tar"
