#!/usr/bin/env bash
# Compiles the program within a copy of kind's module: it calls kind's internal packages.
set -euo pipefail
. "$RECIPE/../go-environment.sh"
module=$(go mod download -json "sigs.k8s.io/kind@$KIND_VERSION" | jq -r .Dir)
cp -r --no-preserve=mode "$module/." "$WORK"
mkdir "$WORK/pkg/cluster/reader"
cp "$RECIPE"/source/*.go "$WORK/pkg/cluster/reader"
cd "$WORK"
go build -trimpath -ldflags '-s -w' -o "$OUT/kind-reader" ./pkg/cluster/reader
