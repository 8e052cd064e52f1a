#!/usr/bin/env bash
# Usage: tools/base-calls.sh RUNTIME…
# Records which calls each runtime of runtimes.yaml makes before the container's program begins, with
# one that does nothing. Prints an entry for base-calls.yaml each.
set -euo pipefail
kindproof=$(dirname "$0")/../kindproof
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

calls() { # of FILE, those that the runtime was seen to make
  awk '/^  [a-z]/ { call = $1 } /^    when: .*by the container runtime/ { print call }' "$1" \
    | tr -d ':"' | paste -sd, | sed 's/,/, /g'
}
for runtime; do
  "$kindproof" record manifests/nothing.yaml --each --runs 3 --idle 0 \
    --runtime "$runtime" -o "$folder/nothing.json" >&2
  on=$(sed -nE 's/^recordedOn: "?([^"]*)"?$/\1/p' "$folder/nothing-may.calls.yaml")
  echo "- runtime: $(grep -oE '(runc|crun|youki) [^,]+' <<< "$on" | head -n 1)"
  echo "  recordedOn: $on"
  echo "  withPrivilegeEscalation: [$(calls "$folder/nothing-may.calls.yaml")]"
  echo "  withoutPrivilegeEscalation: [$(calls "$folder/nothing-may-not.calls.yaml")]"
done
