#!/usr/bin/env bash
# Compiles runc's own code, with a main function of ours, for each version of RUNC and of libseccomp:
# in a copy of its module, so with the dependencies that its go.mod names, and linked statically, as
# its own releases are. One function is replaced, the last: the one that hands the finished program
# to prctl(2) or seccomp(2) hands it to ours.
set -euo pipefail
. "$RECIPE/../go-environment.sh"
export CGO_ENABLED=1 PKG_CONFIG=true
loads='func sysSeccompSetFilter(flags uint, filter []unix.SockFilter) (fd int, err error) {'
for runc in $RUNC; do
  cd "$WORK"
  module=github.com/opencontainers/runc@v$runc
  go mod download "$module"
  cp -r "$(go list -m -f '{{.Dir}}' "$module")" "$runc"
  chmod -R u+w "$runc"
  cd "$runc"
  patch=libcontainer/seccomp/patchbpf
  [ "$(grep -cxF "$loads" $patch/enosys_linux.go)" = 1 ] \
    || { echo "runc $runc does not load filters by $loads"; exit 1; }
  sed -i 's/^func sysSeccompSetFilter(/func loadIntoKernel(/' $patch/enosys_linux.go
  cp "$RECIPE/source/runc/export.go" $patch/
  mkdir builder
  cp "$RECIPE"/source/answers.go "$RECIPE"/source/runc/build.go builder/
  for library in "$PARTS"/libseccomp/*; do
    CGO_CFLAGS=-I$library/include CGO_LDFLAGS="-L$library -lseccomp" go build -trimpath \
      -tags 'seccomp netgo osusergo' -ldflags '-s -w -linkmode external -extldflags -static' \
      -o "$OUT/runc-$runc-libseccomp-${library##*/}" ./builder
  done
done
