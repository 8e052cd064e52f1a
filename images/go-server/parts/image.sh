#!/usr/bin/env bash
# Makes the image IMAGE of the program and the file that it serves.
set -euo pipefail
root=$WORK/root
mkdir -p "$root/srv"
cp "$PARTS/program/server" "$root/"
seq -f %09.f 10240 > "$root/srv/file.txt" # 100 KB
echo '{"User": "65534:65534", "Entrypoint": ["/server"], "ExposedPorts": {"8080/tcp": {}}}' \
  | bash "$RECIPE/../workload-image.sh" "$root"
