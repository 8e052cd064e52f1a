#!/usr/bin/env bash
# Makes the module sigs.k8s.io/iptables-wrappers, into which 1.38 moved a package of Kubernetes.
# iptables-wrappers.go has the functions of the new package and calls the older one. Usage: iptables-wrappers.sh VERSION FOLDER
set -euo pipefail
version=$1
folder=$2
older=$(GOFLAGS= go mod download -json "k8s.io/kubernetes@v1.${version#v0.}" | jq -r .Dir)
mkdir -p "$folder/pkg/iptables"
cp -r "$older/pkg/util/iptables" "$folder/pkg/iptables/older"
chmod -R u+w "$folder"
rm -r "$folder/pkg/iptables/older/testing" "$folder"/pkg/iptables/older/*_test.go
cp "$RECIPE/stand-ins/iptables-wrappers.go" "$folder/pkg/iptables/iptables.go"
printf 'module sigs.k8s.io/iptables-wrappers\n\ngo 1.26\n' > "$folder/go.mod"
