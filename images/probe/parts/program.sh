#!/usr/bin/env bash
# Compiles the static program probe.
set -euo pipefail
if [[ $(gcc -print-file-name=libc.a) != /* ]]; then
  echo "the C library is missing: apt-get install libc6-dev" >&2
  exit 1
fi
sh "$RECIPE/source/table.sh" > "$WORK/table.h"
gcc -std=c11 -Os -static -s -Wall -Wextra -I "$WORK" -o "$OUT/probe" "$RECIPE"/source/*.c
