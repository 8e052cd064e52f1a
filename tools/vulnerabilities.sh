#!/usr/bin/env bash
# usage: tools/vulnerabilities.sh [PROGRAM…]
# Looks up known vulnerabilities of programs written in Go, with govulncheck; without a program, of the kind in
# Kindproof's cache. The database of the Go project comes as a module, so no other server is asked. Exits with 3 if there
# are any.
set -euo pipefail
check=golang.org/x/vuln/cmd/govulncheck@v1.9.0
cache=${XDG_CACHE_HOME:-$HOME/.cache}/kindproof
database=$(mktemp -d)
trap 'rm -rf "$database"' EXIT
[ $# -gt 0 ] || set -- "$cache"/bin/kind-*/kind

folder=$(go mod download -json golang.org/x/vulndb@latest | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
echo "database: ${folder##*@}"
(cd "$folder" && go run -mod=mod ./cmd/indexdb -out "$database" -vulns data/osv)
code=0
for program; do
  echo "== $program"
  go run "$check" -db "file://$database" -mode binary "$program" || code=3
done
exit $code
