#!/bin/sh
# Prints CALL(way, "name", number) for each system call that the compiler's kernel headers name,
# then for those newer than the headers, whose numbers are the same on every architecture unless
# the line names one. On x86-64 it does the same for the numbers of i386 and x32.
set -eu
here=$(dirname "$0")
machine=$(gcc -dumpmachine | cut -d- -f1)

# way, header, and the bits that are set in a number by this way
calls() {
  named=$(printf '#include <%s>\n' "$2" | gcc -E -dM - |
    sed -nE 's/^#define __NR_([a-z0-9_]+) (.*)/\1 \2/p' |
    grep -vE '^(syscalls|arch_specific_syscall) ' | sort)
  echo "$named" | while read -r name number; do
    echo "CALL($1, \"$name\", $number)"
  done
  while read -r number name only; do
    if [ -z "${only:-}" ] || [ "$only $1" = "$machine WAY_64_BIT" ]; then
      echo "$named" | grep -q "^$name " || echo "CALL($1, \"$name\", $number$3)"
    fi
  done < "$here/newer-syscalls.txt"
}

calls WAY_64_BIT asm/unistd.h ""
if [ "$machine" = x86_64 ]; then
  calls WAY_I386 asm/unistd_32.h ""
  calls WAY_X32 asm/unistd_x32.h " + __X32_SYSCALL_BIT"
fi
