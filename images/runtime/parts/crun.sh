#!/usr/bin/env bash
# Takes crun from the Debian release that has it, with its libraries and the C library that it was compiled for, and
# what a node of kind lacks for it: the message bus over which it asks systemd for cgroups (runc talks to systemd
# directly).
set -euo pipefail
[ "$CRUN" != own ] || exit 0
case $CRUN in
  1.8.1) suite=bookworm ;;
  1.21) suite=trixie ;;
  *) echo "no stable release of Debian has crun $CRUN; bookworm has 1.8.1, and trixie has 1.21" && exit 1 ;;
esac
from() { # SUITE PACKAGES: into a folder named after the release
  mmdebstrap --variant=extract --include="$2" "$1" "$WORK/$1.tar"
  mkdir -p "$WORK/$1"
  tar -C "$WORK/$1" -xf "$WORK/$1.tar"
}

from "$suite" crun
cd "$WORK/$suite"
linker=$(find . -name 'ld-linux-*.so.*' -type f)
with_libraries=("$linker" --library-path "$(find . -name '*-linux-gnu' -path '*/lib/*' | paste -sd:)")
version=$("${with_libraries[@]}" usr/bin/crun --version | sed -n 's/^crun version //p')
[ "$version" = "$CRUN" ] || { echo "Debian's $suite has crun $version, not $CRUN"; exit 1; }
folder=/usr/local/lib/crun
mkdir -p "$OUT$folder" "$OUT/usr/local/sbin"
cp "$linker" "$OUT$folder/"
"${with_libraries[@]}" --list usr/bin/crun | sed -nE 's/^\s*([^ /]+) => ([^ ]+) .*/\1 \2/p' | while read -r name library; do
  cp "$(realpath "$library")" "$OUT$folder/"
  [ -e "$OUT$folder/$name" ] || ln -s "$(basename "$(realpath "$library")")" "$OUT$folder/$name"
done
cp usr/bin/crun "$OUT/usr/local/sbin/"
from bookworm patchelf,dbus
cd "$WORK/bookworm"
usr/bin/patchelf --set-interpreter "$folder/$(basename "$linker")" --force-rpath --set-rpath "$folder" \
  "$OUT/usr/local/sbin/crun"

# The bus runs as root, as nodes have no user for it, with libraries that are nobody else's.
units=$OUT/usr/lib/systemd/system libraries=$OUT/usr/local/lib/dbus
mkdir -p "$units/sockets.target.wants" "$units/dbus.service.d" "$libraries" "$OUT/usr/share/dbus-1"
cp usr/bin/dbus-daemon "$OUT/usr/local/sbin/"
cp -a {,usr/}lib/*/lib{dbus-1,audit,cap-ng,expat,apparmor}.so.* "$libraries/" 2> /dev/null || true
sed 's#<user>messagebus</user>#<user>root</user>#' usr/share/dbus-1/system.conf > "$OUT/usr/share/dbus-1/system.conf"
sed 's#/usr/bin/dbus-daemon#/usr/local/sbin/dbus-daemon#' lib/systemd/system/dbus.service > "$units/dbus.service"
cp lib/systemd/system/dbus.socket "$units/"
ln -s ../dbus.socket "$units/sockets.target.wants/dbus.socket"
printf '[Service]\nEnvironment=LD_LIBRARY_PATH=/usr/local/lib/dbus\n' > "$units/dbus.service.d/libraries.conf"
