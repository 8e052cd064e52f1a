#!/usr/bin/env bash
# Takes the static libraries and the headers of libseccomp into a folder for each version: Debian's, and
# one that Debian does not have, which is compiled from its source. That needs no configuration but
# HAVE_LINUX_SECCOMP_H; gperf makes its table of syscalls, with the options of src/Makefile.am.
set -euo pipefail
for version in $DEBIAN; do
  root=$WORK/${version#*=} to=$OUT/${version%=*}
  mmdebstrap --variant=extract --include=libseccomp-dev,gperf "${version#*=}" "$root.tar"
  mkdir -p "$root" "$to/include"
  tar -C "$root" -xf "$root.tar" --wildcards './usr/include/seccomp*.h' './usr/lib/*/libseccomp.a' './usr/bin/gperf'
  cp "$root"/usr/include/seccomp*.h "$to/include/"
  cp "$root"/usr/lib/*/libseccomp.a "$to/"
done

. "$RECIPE/../go-environment.sh"
cd "$WORK"
module=github.com/seccomp/libseccomp@v$MODULE+incompatible
go mod download "$module"
source=$(go list -m -f '{{.Dir}}' "$module")
to=$OUT/$MODULE
mkdir -p "$to/include"
IFS=. read -r major minor micro <<< "$MODULE"
sed "s/@VERSION_MAJOR@/$major/; s/@VERSION_MINOR@/$minor/; s/@VERSION_MICRO@/$micro/" \
  "$source/include/seccomp.h.in" > "$to/include/seccomp.h"
cp "$source/include/seccomp-syscalls.h" "$to/include/"
cp -r "$source/src" .
chmod -R u+w src
cd src
rm arch-syscall-dump.c # a program
echo '#define HAVE_LINUX_SECCOMP_H 1' > configure.h
bash arch-gperf-generate syscalls.csv syscalls.perf.template
"$(echo "$WORK"/*/usr/bin/gperf | cut -d' ' -f1)" -m 100 --null-strings --pic -tCEG -T -S1 syscalls.perf > syscalls.perf.c
gcc -O2 -fPIC -fvisibility=hidden -I. -I"$to/include" -c ./*.c
ar rc "$to/libseccomp.a" ./*.o

for version in "$OUT"/*; do
  has=$(awk '/^#define SCMP_VER_M/ { printf "%s%s", dot, $3; dot = "." }' "$version/include/seccomp.h")
  [ "$has" = "${version##*/}" ] || { echo "this is libseccomp $has, not ${version##*/}"; exit 1; }
done
