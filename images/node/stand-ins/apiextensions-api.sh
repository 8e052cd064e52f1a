#!/usr/bin/env bash
# Makes the module k8s.io/apiextensions-api, which is new in 1.38: until then, its packages are in apiextensions-apiserver.
# The module of 1.38 only has names that refer to the new one, and conversions. Usage: apiextensions-api.sh VERSION FOLDER
set -euo pipefail
version=$1
folder=$2
older=$(GOFLAGS= go mod download -json "k8s.io/apiextensions-apiserver@$version" | jq -r .Dir)
mkdir -p "$folder/pkg/apis/apiextensions"
cp -r "$older/pkg/apis/apiextensions/v1" "$older/pkg/apis/apiextensions/v1beta1" "$folder/pkg/apis/apiextensions/"
cp -r "$older/pkg/client" "$folder/pkg/"
chmod -R u+w "$folder"
find "$folder" -name '*_test.go' -delete
rm "$folder"/pkg/apis/apiextensions/*/*conversion.go
for marshal in "$folder"/pkg/apis/apiextensions/*/marshal.go; do
  echo 'var nullLiteral = []byte("null")' >> "$marshal" # of conversion.go
done
find "$folder" -name '*.go' -exec sed -i \
  -e 's#k8s.io/apiextensions-apiserver/pkg/\(apis\|client\)/#k8s.io/apiextensions-api/pkg/\1/#' \
  -e 's#sigs.k8s.io/structured-merge-diff/v6/#sigs.k8s.io/structured-merge-diff/v7/#' {} +
printf 'module k8s.io/apiextensions-api\n\ngo 1.26\n' > "$folder/go.mod"
