#!/usr/bin/env bash
# Compiles runc with the libseccomp of Debian's SUITE. Linked statically, as its own releases are,
# it runs on nodes whose C library is older than this machine's.
set -euo pipefail
[ "$RUNC" != own ] || exit 0
mmdebstrap --variant=extract --include=libseccomp-dev "$SUITE" "$WORK/root.tar"
mkdir "$WORK/root"
tar -C "$WORK/root" -xf "$WORK/root.tar" --wildcards './usr/include/seccomp*.h' './usr/lib/*/libseccomp.a'
library=$(dirname "$WORK"/root/usr/lib/*/libseccomp.a)

. "$RECIPE/../go-environment.sh"
export CGO_ENABLED=1 CGO_CFLAGS=-I$WORK/root/usr/include CGO_LDFLAGS="-L$library -lseccomp" PKG_CONFIG=true
module=github.com/opencontainers/runc
cd "$WORK"
printf 'module programs\n\ngo 1.24.0\n' > go.mod
printf '//go:build tools\n\npackage programs\n\nimport _ "%s"\n' "$module" > programs.go
go get "$module@v$RUNC"
source=$(go list -m -f '{{.Dir}}' "$module")
# Newer ones read it from a file of their own.
stamp=
grep -q 'go:embed VERSION' "$source/main.go" || stamp="-X main.version=$RUNC"
mkdir -p "$OUT/usr/local/sbin"
go build -trimpath -tags 'seccomp urfave_cli_no_docs netgo osusergo' \
  -ldflags "-s -w $stamp -linkmode external -extldflags -static" \
  -o "$OUT/usr/local/sbin/runc" "$module"
