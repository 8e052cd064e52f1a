#!/usr/bin/env bash
# Compiles the static program filter-runner.
set -euo pipefail
gcc -std=gnu11 -Os -static -s -Wall -Wextra -o "$OUT/filter-runner" "$RECIPE"/source/*.c
