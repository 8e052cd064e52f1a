#!/usr/bin/env bash
# Compiles the static program server.
set -euo pipefail
. "$RECIPE/../go-environment.sh"
cd "$WORK"
cp "$RECIPE/source/main.go" .
go build -trimpath -ldflags '-s -w' -o "$OUT/server" main.go
