#!/usr/bin/env bash
# Makes the image IMAGE of strace.
set -euo pipefail
root=$WORK/root
cp -a "$PARTS/programs/root" "$root"
echo '{"Entrypoint": ["strace"], "Cmd": ["--version"]}' \
  | bash "$RECIPE/../workload-image.sh" "$root" "$(< "$PARTS/programs/version")"
