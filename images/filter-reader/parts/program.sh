#!/usr/bin/env bash
# Compiles the static program filter-reader.
set -euo pipefail
if [[ $(gcc -print-file-name=libc.a) != /* ]]; then
  echo "the C library is missing: apt-get install libc6-dev" >&2
  exit 1
fi
gcc -std=c11 -Os -static -s -Wall -Wextra -o "$OUT/filter-reader" "$RECIPE"/source/*.c
