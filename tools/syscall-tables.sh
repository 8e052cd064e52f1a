#!/bin/sh
# Writes libseccomp's own tables of system calls as resources: the names that a profile may use, with
# the first version of the library that knows each, and the numbers by architecture.
#
# Usage: syscall-tables.sh SOURCES... : unpacked sources of libseccomp, the oldest release first.
# Numbers are those of the last. A name that is older than the first release counts as of that one.
# Nodes of Debian have 2.5.4 with the table of Linux 6.7, so take its sources with its patch.
set -eu
cd "$(dirname "$0")/../src/main/resources/io/github/kindproof/seccomp"
version() { sed -nE 's/^AC_INIT\(\[libseccomp\], *\[([0-9.]+)\].*/\1/p' "$1/configure.ac"; }
names() { sed -nE 's/^([a-z0-9_]+),.*/\1/p' "$1/src/syscalls.csv"; }

newest=$(for sources in "$@"; do echo "$sources"; done | tail -n 1)
table=$newest/src/syscalls.csv
linux=$(sed -nE '1s/^#syscall \(([^ )]+).*/\1/p' "$table")
from="libseccomp $(version "$newest"), Linux $linux"

for architecture in x86_64 aarch64 x86 arm x32; do
  column=$(head -n 1 "$table" | tr , '\n' | grep -nx "$architecture" | cut -d: -f1)
  {
    echo "# System calls of $architecture: number and name, from $from."
    awk -F, -v column="$column" 'NR > 1 && $column ~ /^[0-9]+$/ { print $column, $1 }' "$table" | sort -n
  } > "syscalls-$architecture.txt"
done
{
  echo "# Names that $from, knows on any architecture, and the first"
  echo "# release with it, of those compared; runc ignores other names in silence."
  for sources in "$@"; do
    names "$sources" | sed "s/\$/ $(version "$sources")/"
  done | LC_ALL=C sort -s -u -k1,1
} > syscalls.txt
