#!/usr/bin/env bash
# Takes crun from Debian's SUITE, with the one library of it that a node of kind does not have.
set -euo pipefail
[ "$CRUN" != own ] || exit 0
mmdebstrap --variant=extract --include=crun "$SUITE" "$WORK/root.tar"
mkdir "$WORK/root" "$WORK/libraries"
tar -C "$WORK/root" -xf "$WORK/root.tar"
version=$(LD_LIBRARY_PATH=$(echo "$WORK"/root/usr/lib/*-linux-gnu) "$WORK/root/usr/bin/crun" --version | sed -n 's/^crun version //p')
[ "$version" = "$CRUN" ] || { echo "Debian's $SUITE has crun $version, not $CRUN"; exit 1; }
mkdir -p "$OUT/usr/local/sbin"
cp "$WORK/root/usr/bin/crun" "$OUT/usr/local/sbin/"
cd "$WORK/root"
cp -a --parents usr/lib/*/libyajl.so.* "$OUT/"
