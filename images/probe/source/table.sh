#!/bin/sh
# Prints CALL("name", number) for each system call that the compiler's kernel headers name, then
# for those newer than the headers, whose numbers are the same on every architecture.
set -eu
here=$(dirname "$0")
names=$(printf '#include <asm/unistd.h>\n' | gcc -E -dM - |
  sed -nE 's/^#define __NR_([a-z0-9_]+) .*/\1/p' |
  grep -vxE 'syscalls|arch_specific_syscall' | sort)
for name in $names; do
  echo "CALL(\"$name\", __NR_$name)"
done
while read -r number name; do
  echo "$names" | grep -qx "$name" || echo "CALL(\"$name\", $number)"
done < "$here/newer-syscalls.txt"
