#!/usr/bin/env bash
# Compiles youki from its crate, with the dependencies that its own lock file names, for hosts with cgroup v1 or v2.
# Linked statically, also with libseccomp, it runs on nodes whose C library is older than this machine's.
set -euo pipefail
[ "$YOUKI" != own ] || exit 0
command -v cargo > /dev/null || { echo "no program cargo, which compiles youki; install Rust"; exit 1; }
case $ARCH in
  amd64) target=x86_64-unknown-linux-gnu ;;
  arm64) target=aarch64-unknown-linux-gnu ;;
esac
# Its build asks pkg-config which libseccomp it is linked with, to report it.
printf '#!/bin/sh\necho %s\n' "$LIBSECCOMP" > "$WORK/pkg-config"
chmod +x "$WORK/pkg-config"
export LIBSECCOMP_LINK_TYPE=static LIBSECCOMP_LIB_PATH=$PARTS/libseccomp/$LIBSECCOMP PKG_CONFIG=$WORK/pkg-config
export RUSTFLAGS='-C target-feature=+crt-static -C strip=symbols'
cargo install youki --version "$YOUKI" --locked --no-default-features --features v1,systemd,seccomp \
  --target "$target" --target-dir "$WORK/target" --root "$WORK/installed" --no-track
mkdir -p "$OUT/usr/local/sbin"
cp "$WORK/installed/bin/youki" "$OUT/usr/local/sbin/"
