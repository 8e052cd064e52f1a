#!/usr/bin/env bash
# Makes the image IMAGE of Python and a small folder for it to serve.
set -euo pipefail
root=$WORK/root
cp -a "$PARTS/programs/root" "$root"
mkdir -p "$root/srv/folder"
echo "a page of text" > "$root/srv/folder/page.txt"
seq -f %09.f 10240 > "$root/srv/file.txt" # 100 KB
# The first process of a pod gets no signal that it has no handler for, and Python has one for SIGINT alone.
echo '{"User": "nobody", "Cmd": ["python3", "-m", "http.server", "--directory", "/srv", "8000"],
    "StopSignal": "SIGINT", "ExposedPorts": {"8000/tcp": {}}}' \
  | bash "$RECIPE/../workload-image.sh" "$root" "$(< "$PARTS/programs/version")"
