#!/usr/bin/env bash
# Debian's nginx with the libraries that it loads, as a root without a shell.
set -euo pipefail
files=$RECIPE/../nginx
mmdebstrap --variant=essential --include=nginx-light \
  --customize-hook="copy-in '$RECIPE/../lean-root.sh' /" \
  --customize-hook='chroot "$1" sh /lean-root.sh /usr/sbin/nginx /etc/nginx/mime.types \
    /etc/passwd /etc/group /etc/nsswitch.conf /usr/lib/*/libnss_files.so.2' \
  --customize-hook='chroot "$1" nginx -v 2>"$1/lean/version"' \
  --customize-hook="copy-out /lean '$OUT'" \
  "$SUITE" /dev/null
cd "$OUT"
mv lean root
mv root/version .
grep -qF "nginx/$NGINX_VERSION" version # the tag promises it

mkdir -p root/run root/tmp root/var/cache root/var/log/nginx root/var/lib/nginx root/usr/share/nginx/html
ln -s ../run root/var/run
cp "$files/nginx.conf" root/etc/nginx/
cp "$files/index.html" root/usr/share/nginx/html/
chmod 644 root/etc/nginx/nginx.conf root/usr/share/nginx/html/index.html
