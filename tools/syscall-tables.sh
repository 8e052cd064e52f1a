#!/bin/sh
# Writes libseccomp's own tables of system calls as resources: the names that a profile may use.
#
# Needs scmp_sys_resolver and seccomp-syscalls.h (Debian: seccomp, libseccomp-dev); the newer they
# are, the more calls are known. RESOLVER=… HEADER=… names another place of theirs.
set -eu
cd "$(dirname "$0")/../src/main/resources/io/github/kindproof/seccomp"
resolver=${RESOLVER:-scmp_sys_resolver}
header=${HEADER:-/usr/include/seccomp-syscalls.h}
version=$(sed -nE 's/^#define SCMP_VER_M[A-Z]+[[:space:]]+([0-9]+).*/\1/p' \
  "$(dirname "$header")/seccomp.h" | paste -sd.)

for architecture in x86_64 aarch64 x86 arm; do
  {
    echo "# System calls of $architecture: number and name, from libseccomp $version."
    for number in $(seq 0 511) $(test $architecture != arm || seq 983041 983046); do
      name=$("$resolver" -a "$architecture" "$number")
      [ "$name" = UNKNOWN ] || echo "$number $name"
    done
  } > "syscalls-$architecture.txt"
done
{
  echo "# Names that libseccomp $version knows on any architecture; runc ignores others in silence."
  sed -nE 's/^#define __SNR_([a-z0-9_]+)[[:space:]].*/\1/p' "$header" | LC_ALL=C sort -u
} > syscalls.txt
