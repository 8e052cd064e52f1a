#!/usr/bin/env bash
# Makes the image IMAGE of the programs, and of each crun with its libraries. All run with the C library of the newest
# suite, the last of CRUN, because that also runs what was compiled for older ones.
set -euo pipefail
root=$WORK/root
cp -a "$PARTS/crun-of-$(sed -E 's/.* //; s/=.*//' <<< "$CRUN")/root" "$root"
cp "$PARTS"/{runc-builders,runtime-defaults}/* "$PARTS/crun-builder/export-filter.so" "$root/"
for entry in $CRUN; do
  IFS="=" read -r suite crun libseccomp <<< "$entry"
  part=$PARTS/crun-of-$suite
  version=$(< "$part/version")
  [[ $version = crun=$crun-* ]] || { echo "Debian's $suite has $version, not $crun"; exit 1; }
  library=$(readlink -f "$part"/root/usr/lib/*/libseccomp.so.2)
  [[ $library = *.so.$libseccomp ]] || { echo "Debian's $suite has $library, not $libseccomp"; exit 1; }
  program=crun-$crun-libseccomp-$libseccomp
  cp "$PARTS/crun-builder/builder" "$root/$program"
  mkdir -p "$root/of-$program/lib"
  cp "$part/root/usr/bin/crun" "$root/of-$program/"
  cp -L "$part"/root/usr/lib/*-linux-gnu/*.so.* "$root/of-$program/lib/"
  rm -f "$root/of-$program"/lib/{ld-linux,libc,libm,libdl,libpthread,librt,libresolv}[-.]*
done
tar -C "$root" --owner=0 --group=0 -c . | docker import \
  -c 'LABEL io.github.kindproof.internal.image=filter-builder' - "$IMAGE"
