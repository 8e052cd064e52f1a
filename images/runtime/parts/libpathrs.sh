#!/usr/bin/env bash
# Compiles the C library of libpathrs, with the flags of its Makefile, to link runc with: in a copy of its crate, so with
# the dependencies that its own lock file names.
set -euo pipefail
[ "$LIBPATHRS" != none ] || exit 0
command -v cargo > /dev/null || { echo "no program cargo, which compiles libpathrs; install Rust"; exit 1; }
cd "$WORK"
mkdir source
touch source/library.rs
cat > Cargo.toml <<CRATE
[package]
name = "crates"
version = "0.0.0"
edition = "2021"
[lib]
path = "source/library.rs"
[dependencies]
pathrs = "=$LIBPATHRS"
CRATE
manifest=$(cargo metadata --format-version 1 | grep -oE "[^\"]*/pathrs-$LIBPATHRS/Cargo\.toml" | sed -n 1p)
cp -r "${manifest%/*}" libpathrs
cd libpathrs
LIBPATHRS_CAPI_BUILDMODE=staticlib cargo rustc --locked --release --features capi --crate-type staticlib \
  --target-dir "$WORK/target" -- -C panic=abort
cp "$WORK/target/release/libpathrs.a" "$OUT/"
cp -r include "$OUT/"
