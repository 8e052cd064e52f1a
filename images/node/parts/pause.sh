#!/usr/bin/env bash
# Compiles the program that holds a pod's namespaces.
set -euo pipefail
export GOTOOLCHAIN=$GO_TOOLCHAIN GOFLAGS= GOWORK=off CGO_ENABLED=0 GOARCH=$ARCH
cd "$WORK"
cp "$RECIPE/pause/main.go" .
go build -trimpath -ldflags '-s -w' -o "$OUT/pause" main.go
