#!/usr/bin/env bash
# Generates the OpenAPI definitions of the API server into FILE, by the release's own generator.
# Takes the go.mod of the working directory; usage: openapi.sh FILE
set -euo pipefail
file=$1
generator=k8s.io/kube-openapi/cmd/openapi-gen
mkdir "$WORK/openapi"
cp go.mod "$WORK/openapi/"
cd "$WORK/openapi"
cat > packages.go <<GO
package packages

import (
	_ "$generator"
	_ "k8s.io/kubernetes/cmd/kube-apiserver/app"
)
GO
go mod vendor

# Outside a GOPATH this generator finds no package, and writes a file without definitions.
# Were GOFLAGS empty, a person's own would count, which this old Go may not know.
export GOPATH=$WORK/gopath GO111MODULE=off GOFLAGS=-trimpath
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
