#!/usr/bin/env bash
# Makes the image IMAGE of the programs, and of crun with its libraries.
set -euo pipefail
crun=$(< "$PARTS/crun/version")
[[ $crun = crun=$CRUN-* ]] || { echo "Debian has $crun, not $CRUN"; exit 1; }
library=$(readlink -f "$PARTS"/crun/root/usr/lib/*/libseccomp.so.2)
[[ $library = *.so.$CRUN_LIBSECCOMP ]] || { echo "crun has $library, not $CRUN_LIBSECCOMP"; exit 1; }
cp -a "$PARTS/crun/root" "$WORK/root"
cp "$PARTS"/runc-builders/* "$WORK/root/"
cp "$PARTS/crun-builder/export-filter.so" "$WORK/root/"
cp "$PARTS/crun-builder/builder" "$WORK/root/crun-$CRUN-libseccomp-$CRUN_LIBSECCOMP"
tar -C "$WORK/root" --owner=0 --group=0 -c . | docker import \
  -c 'LABEL io.github.kindproof.internal.image=filter-builder' - "$IMAGE"
