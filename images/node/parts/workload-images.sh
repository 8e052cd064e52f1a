#!/usr/bin/env bash
# The images of the workloads, under the names that the manifests use.
set -euo pipefail
echo "$NGINX_IMAGE"' {"Cmd": ["nginx", "-g", "daemon off;"], "StopSignal": "SIGQUIT"}' \
  | bash "$RECIPE/../image-archive.sh" "$PARTS/nginx-root/root" "$OUT/nginx.tar"
echo "$PROBE_IMAGE"' {"Entrypoint": ["/probe"]}' \
  | bash "$RECIPE/../image-archive.sh" "$PARTS/probe" "$OUT/probe.tar"
