#!/usr/bin/env bash
# Compiles containerd, its command and its shim, in a throw-away module: so each version gets the
# dependencies that its own go.mod names. Without cgo they run on any node. The version that Debian's bookworm has is
# taken from there, with Debian's fixes.
set -euo pipefail
[ "$CONTAINERD" != own ] || exit 0
mkdir -p "$OUT/usr/local/bin"
if [ "$CONTAINERD" = "$OF_BOOKWORM" ]; then
  mmdebstrap --variant=extract --include=containerd bookworm "$WORK/root.tar"
  tar -C "$OUT/usr/local/bin" -xf "$WORK/root.tar" --strip-components=3 \
    ./usr/bin/{containerd,containerd-shim-runc-v2,ctr}
  exit
fi

. "$RECIPE/../go-environment.sh"
module=github.com/containerd/containerd
major=${CONTAINERD%%.*}
[ "$major" = 1 ] || module=$module/v$major
cd "$WORK"
printf 'module programs\n\ngo 1.24.0\n' > go.mod
{
  printf '//go:build tools\n\npackage programs\n\n'
  printf 'import _ "%s"\n' "$module"/cmd/{containerd,containerd-shim-runc-v2,ctr}
} > programs.go
go get "$module@v$CONTAINERD"
go build -trimpath -tags 'no_aufs no_zfs no_btrfs no_devmapper' \
  -ldflags "-s -w -X $module/version.Version=v$CONTAINERD" \
  -o "$OUT/usr/local/bin/" "$module"/cmd/{containerd,containerd-shim-runc-v2,ctr}
