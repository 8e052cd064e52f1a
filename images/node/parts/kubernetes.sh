#!/usr/bin/env bash
# Compiles all Kubernetes programs of a node into one binary, from the release's Go modules.
# REPLACED_MODULES: modules to be taken in another version, as PATH@VERSION with spaces between. A module that has a
# script in stand-ins is made from that version of the module that had its packages before.
set -euo pipefail
. "$RECIPE/../go-environment.sh"
minor=$(cut -d. -f2 <<<"$KUBERNETES_VERSION")
cd "$WORK"
cp "$RECIPE"/hyperkube/*.go .

# The release's go.mod points at folders of its own repository, which a module does not carry.
# Each is also published by itself as v0.MINOR.PATCH. Samples are not needed, but before 1.23 all
# modules are looked at, and so is that one of them which is published.
samples=/sample-
[ "$minor" -ge 23 ] || samples='/sample-(cli-plugin|controller)'
release=$(GOTOOLCHAIN=auto GOFLAGS= go mod download -json "k8s.io/kubernetes@$KUBERNETES_VERSION" | jq -r .Dir)
{
  printf 'module hyperkube\n\n'
  grep -E '^go ' "$release/go.mod"
  printf '\nrequire k8s.io/kubernetes %s\n\nreplace (\n' "$KUBERNETES_VERSION"
  sed -nE 's#^\s*(replace )?(k8s.io/[a-z0-9.-]+) => ./staging/.*#\2#p' "$release/go.mod" \
    | grep -vE "$samples" | while read -r module; do
      [[ " $REPLACED_MODULES" == *" $module@"* ]] || echo "  $module => $module v0.${KUBERNETES_VERSION#v1.}"
    done
  for replaced in ${REPLACED_MODULES#none}; do
    module=${replaced%@*}
    version=${replaced#*@}
    stand_in=$RECIPE/stand-ins/${module##*/}.sh
    if [ -e "$stand_in" ]; then
      bash "$stand_in" "$version" "stand-ins/$module" >&2
      echo "  $module => ./stand-ins/$module"
    else
      echo "  $module => $module $version"
    fi
  done
  printf ')\n'
} > unfinished.mod # go reads an unfinished go.mod, too
mv unfinished.mod go.mod

# kubeadm and kind read the version stamp.
version=k8s.io/component-base/version
stamp="-X $version.gitVersion=$KUBERNETES_VERSION -X $version.gitMajor=1"
stamp="$stamp -X $version.gitMinor=$minor -X $version.gitTreeState=clean"
# Below 1.31 the SDKs of cloud providers are a large part of the sources; no node of kind needs them.
tags=$(seq -f 'kubernetes1.%g' -s , 22 "$minor"),providerless

# Releases before 1.23 leave a file out of their module that the API server is compiled with.
openapi=$release/pkg/generated/openapi/zz_generated.openapi.go
overlay=()
if [ ! -e "$openapi" ]; then
  definitions=$WORK/openapi/definitions.go # not beside the main package, which would take it for its own
  bash "$RECIPE/parts/openapi.sh" "$definitions"
  printf '{"Replace": {"%s": "%s"}}' "$openapi" "$definitions" > overlay.json
  overlay=(-overlay overlay.json)
fi
go build -trimpath "${overlay[@]}" -tags "$tags" -ldflags "-s -w $stamp" -o "$OUT/hyperkube" .
