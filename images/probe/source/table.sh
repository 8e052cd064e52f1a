#!/bin/sh
# Prints CALL("name", number) for each system call that the C compiler's kernel headers name, then
# for those newer than the headers; their numbers are the same on every architecture since Linux 5.1.
set -eu
here=$(dirname "$0")
names=$(printf '#include <asm/unistd.h>\n' | gcc -E -dM - |
  sed -nE 's/^#define __NR_([a-z0-9_]+) .*/\1/p' | grep -vxE 'syscalls|arch_specific_syscall' | sort)
for name in $names; do
  echo "CALL(\"$name\", __NR_$name)"
done
while read -r number name; do
  echo "$names" | grep -qx "$name" || echo "CALL(\"$name\", $number)"
done < "$here/newer-syscalls.txt"
