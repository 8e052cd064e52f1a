#!/usr/bin/env bash
# Compiles containerd's own code of RuntimeDefault, with a main function of ours, for each version of CONTAINERD.
set -euo pipefail
. "$RECIPE/../go-environment.sh"
for containerd in $CONTAINERD; do
  module=github.com/containerd/containerd
  major=${containerd%%.*}
  [ "$major" = 1 ] || module=$module/v$major
  mkdir "$WORK/$containerd"
  cd "$WORK/$containerd"
  printf 'module programs\n\ngo 1.24.0\n' > go.mod
  sed "s#MODULE#$module#" "$RECIPE/source/containerd/main.go" > main.go
  go get "$module/contrib/seccomp@v$containerd"
  go build -trimpath -ldflags '-s -w' -o "$OUT/runtime-default-$containerd" .
done
