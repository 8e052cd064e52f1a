#!/usr/bin/env bash
# Compiles the program that holds a pod's namespaces.
set -euo pipefail
. "$RECIPE/../go-environment.sh"
cd "$WORK"
cp "$RECIPE/pause/main.go" .
go build -trimpath -ldflags '-s -w' -o "$OUT/pause" main.go
