#!/usr/bin/env bash
# Gets libseccomp to link runc with, in each version of LIBSECCOMP: its static library and its headers, in a folder
# named after the version. What Debian has is taken from there, as its nodes have it; any other version is compiled
# from its source. That needs no configuration but HAVE_LINUX_SECCOMP_H; gperf makes its table of syscalls, with the
# options of src/Makefile.am.
set -euo pipefail
. "$RECIPE/../go-environment.sh"

of_debian() { # SUITE
  mmdebstrap --variant=extract --include=libseccomp-dev "$1" "$WORK/$1.tar"
  mkdir "$WORK/$1"
  tar -C "$WORK/$1" -xf "$WORK/$1.tar" --wildcards './usr/include/seccomp*.h' './usr/lib/*/libseccomp.a'
  cp "$WORK/$1"/usr/include/seccomp*.h "$to/include/"
  cp "$WORK/$1"/usr/lib/*/libseccomp.a "$to/"
}

of_source() { # VERSION
  mmdebstrap --variant=extract --include=gperf bookworm "$WORK/gperf.tar"
  tar -C "$WORK" -xf "$WORK/gperf.tar" ./usr/bin/gperf
  local module=github.com/seccomp/libseccomp@v$1+incompatible source major minor micro
  cd "$WORK"
  go mod download "$module"
  source=$(go list -m -f '{{.Dir}}' "$module")
  IFS=. read -r major minor micro <<< "$1"
  sed "s/@VERSION_MAJOR@/$major/; s/@VERSION_MINOR@/$minor/; s/@VERSION_MICRO@/$micro/" \
    "$source/include/seccomp.h.in" > "$to/include/seccomp.h"
  cp "$source/include/seccomp-syscalls.h" "$to/include/"
  cp -r "$source/src" "libseccomp-$1"
  chmod -R u+w "libseccomp-$1"
  cd "libseccomp-$1"
  rm arch-syscall-dump.c # a program
  echo '#define HAVE_LINUX_SECCOMP_H 1' > configure.h
  bash arch-gperf-generate syscalls.csv syscalls.perf.template
  "$WORK/usr/bin/gperf" -m 100 --null-strings --pic -tCEG -T -S1 syscalls.perf > syscalls.perf.c
  gcc -O2 -fPIC -fvisibility=hidden -I. -I"$to/include" -c ./*.c
  ar rc "$to/libseccomp.a" ./*.o
}

for version in $LIBSECCOMP; do
  to=$OUT/$version
  mkdir -p "$to/include"
  case $version in
    2.5.4) of_debian bookworm ;;
    2.6.0) of_debian trixie ;;
    *) of_source "$version" ;;
  esac
  has=$(awk '/^#define SCMP_VER_M/ { printf "%s%s", dot, $3; dot = "." }' "$to/include/seccomp.h")
  [ "$has" = "$version" ] || { echo "this is libseccomp $has, not $version"; exit 1; }
done
