#!/usr/bin/env bash
# Compiles the static program server.
set -euo pipefail
export GOTOOLCHAIN=$GO_TOOLCHAIN GOFLAGS= GOWORK=off CGO_ENABLED=0 GOARCH=$ARCH
cd "$WORK"
cp "$RECIPE/source/main.go" .
go build -trimpath -ldflags '-s -w' -o "$OUT/server" main.go
