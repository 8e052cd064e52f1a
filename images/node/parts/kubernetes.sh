#!/usr/bin/env bash
# Compiles all Kubernetes programs of a node into one binary, from the release's Go modules.
set -euo pipefail
export GOTOOLCHAIN=$GO_TOOLCHAIN GOFLAGS=-mod=mod GOWORK=off CGO_ENABLED=0 GOARCH=$ARCH
minor=$(cut -d. -f2 <<<"$KUBERNETES_VERSION")
cd "$WORK"
cp "$RECIPE"/hyperkube/*.go .

# The release's go.mod points at folders of its own repository, which a module does not carry.
# Each is also published by itself as v0.MINOR.PATCH. Samples are neither published nor needed.
release=$(GOFLAGS= go mod download -json "k8s.io/kubernetes@$KUBERNETES_VERSION" | jq -r .Dir)
{
  printf 'module hyperkube\n\n'
  grep -E '^go ' "$release/go.mod"
  printf '\nrequire k8s.io/kubernetes %s\n\nreplace (\n' "$KUBERNETES_VERSION"
  sed -nE 's#^\s*(replace )?(k8s.io/[a-z0-9.-]+) => ./staging/.*#\2#p' "$release/go.mod" \
    | grep -v /sample- | sed "s#.*#  & => & v0.${KUBERNETES_VERSION#v1.}#"
  printf ')\n'
} > go.mod

# kubeadm and kind read the version stamp.
version=k8s.io/component-base/version
stamp="-X $version.gitVersion=$KUBERNETES_VERSION -X $version.gitMajor=1"
stamp="$stamp -X $version.gitMinor=$minor -X $version.gitTreeState=clean"
tags=
[ "$minor" -ge 26 ] || tags=kubelet_without_context
go build -trimpath -tags "$tags" -ldflags "-s -w $stamp" -o "$OUT/hyperkube" .
