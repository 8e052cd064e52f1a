#!/usr/bin/env bash
# Compiles the cluster's name server from its Go module, with our choice of plugins.
set -euo pipefail
. "$RECIPE/../go-environment.sh"
cd "$WORK"
cp "$RECIPE/coredns/main.go" .
printf 'module coredns\n\ngo 1.24.0\n' > go.mod
go get "github.com/coredns/coredns@$VERSION"
go build -trimpath -ldflags '-s -w' -o "$OUT/coredns" .
