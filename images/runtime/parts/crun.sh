#!/usr/bin/env bash
# Takes crun from Debian's SUITE, and what a node of kind lacks for it: a library, and the message
# bus over which it asks systemd for cgroups (runc talks to systemd directly).
set -euo pipefail
[ "$CRUN" != own ] || exit 0
mmdebstrap --variant=extract --include=crun,dbus "$SUITE" "$WORK/root.tar"
mkdir "$WORK/root"
tar -C "$WORK/root" -xf "$WORK/root.tar"
cd "$WORK/root"
version=$(LD_LIBRARY_PATH=$(echo usr/lib/*-linux-gnu) usr/bin/crun --version | sed -n 's/^crun version //p')
[ "$version" = "$CRUN" ] || { echo "Debian's $SUITE has crun $version, not $CRUN"; exit 1; }
mkdir -p "$OUT/usr/local/sbin"
cp usr/bin/crun "$OUT/usr/local/sbin/"
cp -a --parents usr/lib/*/libyajl.so.* "$OUT/"

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
