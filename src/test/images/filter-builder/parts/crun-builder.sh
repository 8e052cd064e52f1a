#!/usr/bin/env bash
# Compiles the program that runs crun for each profile, and the library that keeps crun's filter from
# the kernel.
set -euo pipefail
. "$RECIPE/../go-environment.sh"
cd "$WORK"
cp "$RECIPE"/source/{answers,program}.go "$RECIPE"/source/crun/build.go .
go build -trimpath -ldflags '-s -w' -o "$OUT/builder" answers.go program.go build.go
gcc -std=gnu11 -Os -shared -fPIC -s -Wall -Wextra -o "$OUT/export-filter.so" "$RECIPE"/source/export-filter.c
