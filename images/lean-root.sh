#!/bin/sh
# Runs inside a Debian root, as `lean-root.sh PATH…`: copies these files and folders to /lean, with
# the libraries that the programs and the shared objects among them load.
set -eu
mkdir -p /lean/usr/bin /lean/usr/sbin /lean/usr/lib /lean/usr/lib64
for folder in bin sbin lib lib64; do ln -s "usr/$folder" "/lean/$folder"; done

# tar follows no links into /bin and the like: a path is copied by the name that it really has.
place() {
  real=$(readlink -f "$(dirname "$1")")/$(basename "$1")
  mkdir -p "/lean$(dirname "$real")"
  cp -a "$real" "/lean$(dirname "$real")/"
  [ ! -L "$real" ] || place "$(readlink -f "$real")"
}

for path in "$@"; do place "$path"; done
find /lean/usr/bin /lean/usr/sbin /lean/usr/lib -type f | sed 's#^/lean##' | while read -r file; do
  ldd "$file" 2>/dev/null | grep -oE '/[^ ]+\.so[^ ]*' || true
done | sort -u | while read -r library; do place "$library"; done
