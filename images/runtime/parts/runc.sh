#!/usr/bin/env bash
# Compiles runc with libseccomp. Linked statically, as its own releases are, it runs on nodes whose C library is older
# than this machine's. The version that Debian's bookworm has is taken from there, with Debian's fixes.
set -euo pipefail
[ "$RUNC" != own ] || exit 0
mkdir -p "$OUT/usr/local/sbin"
if [ "$RUNC" = "$OF_BOOKWORM" ]; then
  mmdebstrap --variant=extract --include=runc bookworm "$WORK/root.tar"
  tar -C "$OUT/usr/local/sbin" -xf "$WORK/root.tar" --strip-components=3 ./usr/sbin/runc
  exit
fi

. "$RECIPE/../go-environment.sh"
library=$PARTS/libseccomp/$LIBSECCOMP
export CGO_ENABLED=1 CGO_CFLAGS=-I$library/include CGO_LDFLAGS="-L$library -lseccomp" PKG_CONFIG=true
tags='seccomp urfave_cli_no_docs netgo osusergo'
if [ "$LIBPATHRS" != none ]; then
  CGO_CFLAGS+=" -I$PARTS/libpathrs/include"
  CGO_LDFLAGS+=" -L$PARTS/libpathrs -lpathrs -lgcc_eh"
  tags+=' libpathrs'
fi
module=github.com/opencontainers/runc
cd "$WORK"
printf 'module programs\n\ngo 1.24.0\n' > go.mod
printf '//go:build tools\n\npackage programs\n\nimport _ "%s"\n' "$module" > programs.go
go get "$module@v$RUNC"
source=$(go list -m -f '{{.Dir}}' "$module")
# Newer ones read it from a file of their own.
stamp=
grep -q 'go:embed VERSION' "$source/main.go" || stamp="-X main.version=$RUNC"
go build -trimpath -tags "$tags" \
  -ldflags "-s -w $stamp -linkmode external -extldflags -static" \
  -o "$OUT/usr/local/sbin/runc" "$module"
