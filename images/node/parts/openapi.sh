#!/usr/bin/env bash
# Generates the OpenAPI definitions of the API server into FILE, by the release's own generator.
# Runs in the module of kubernetes.sh; usage: openapi.sh TAGS FILE
set -euo pipefail
tags=$1 file=$2
generator=k8s.io/kube-openapi/cmd/openapi-gen
printf '//go:build tools\n// +build tools\n\npackage main\n\nimport _ "%s"\n' "$generator" > tools.go
go mod vendor
rm tools.go

# Outside a GOPATH this generator finds no package, and writes a file without definitions.
export GOPATH=$WORK/gopath GO111MODULE=off GOFLAGS=
mkdir -p "$GOPATH"
mv vendor "$GOPATH/src"
go build -o "$WORK/openapi-gen" "$generator"
cd "$GOPATH/src"
packages=$(grep -rl --include='*.go' '+k8s:openapi-gen=true' k8s.io | grep -v '^k8s.io/code-generator/' \
  | xargs dirname | sort -u | paste -sd,)
: > "$WORK/no-header"
# What it calls API rule violations are known ones of that release: they go to a report.
"$WORK/openapi-gen" --go-header-file "$WORK/no-header" --input-dirs "$packages" \
  --output-base "$WORK/generated" --output-package openapi --output-file-base definitions \
  --report-filename "$WORK/violations"
mv "$WORK/generated/openapi/definitions.go" "$file"
grep -q 'k8s.io/api/core/v1.Pod"' "$file"
