#!/usr/bin/env bash
# Makes the image IMAGE of the shell, its programs and the script.
set -euo pipefail
root=$WORK/root
cp -a "$PARTS/programs/root" "$root"
install -m 755 "$RECIPE/children.sh" "$root/children.sh"
echo '{"User": "nobody", "Cmd": ["/children.sh"]}' \
  | bash "$RECIPE/../workload-image.sh" "$root" "$(< "$PARTS/programs/version")"
