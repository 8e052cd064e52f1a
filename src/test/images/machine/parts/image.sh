#!/usr/bin/env bash
# Makes the image IMAGE of that root.
set -euo pipefail
echo '{"Cmd": ["sh"], "Env": ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]}' \
  | bash "$RECIPE/../workload-image.sh" "$PARTS/root/root" "$(< "$PARTS/root/version")"
