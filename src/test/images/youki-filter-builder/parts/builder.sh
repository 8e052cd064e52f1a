#!/usr/bin/env bash
# Compiles youki's own code, its crate libcontainer, with a main function of ours, linked statically with libseccomp.
# The linker replaces one function, the last: the one with which libseccomp calls seccomp(2).
set -euo pipefail
. "$RECIPE/../go-environment.sh"
shared=$RECIPE/../filter-builder/source
cd "$WORK"
case $ARCH in
  amd64) target=x86_64-unknown-linux-gnu ;;
  arm64) target=aarch64-unknown-linux-gnu ;;
esac
cat > Cargo.toml <<CRATE
[package]
name = "builder"
version = "0.0.0"
edition = "2021"
[[bin]]
name = "builder"
path = "$RECIPE/source/main.rs"
[dependencies]
libcontainer = { version = "=$YOUKI", default-features = false, features = ["libseccomp"] }
serde_json = "1"
CRATE
gcc -std=gnu11 -Os -DLINKED_STATICALLY -Wall -Wextra -c -o export-filter.o "$shared/export-filter.c"
export LIBSECCOMP_LINK_TYPE=static LIBSECCOMP_LIB_PATH=$PARTS/libseccomp/$LIBSECCOMP
export RUSTFLAGS="-C target-feature=+crt-static -C strip=symbols -C link-arg=$WORK/export-filter.o -C link-arg=-Wl,--wrap=syscall"
cargo build --release --target "$target"
program=youki-$YOUKI-libseccomp-$LIBSECCOMP
cp "target/$target/release/builder" "$OUT/of-$program"
mkdir go
cp "$shared"/{answers,program}.go "$RECIPE/source/build.go" go/
cd go
go build -trimpath -ldflags '-s -w' -o "$OUT/$program" answers.go program.go build.go
