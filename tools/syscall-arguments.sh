#!/bin/sh
# Writes the kinds of the arguments of each system call, by the kernel's own declarations.
#
# Usage: tools/syscall-arguments.sh include/linux/syscalls.h VERSION
# (Debian: linux-headers-…-common has the header; the newer it is, the more calls are known.)
set -eu
header=$1
version=$2
cd "$(dirname "$0")/../src/main/resources/io/github/kindproof/seccomp"
{
  echo "# Arguments of system calls, from Linux $version: p for a pointer, n for a number as wide as a"
  echo "# register, i for one of 32 bits or fewer, of which the kernel ignores the upper half."
  {
    tr '\n\t' '  ' < "$header" |
      grep -oE 'asmlinkage long sys_[a-z0-9_]+\([^;]*\);' |
      sed -E 's/asmlinkage long sys_([a-z0-9_]+)\((.*)\);/\1|\2/' |
      awk -F'|' '
      function kind(declared) {
        if (declared ~ /\*|cap_user_|sighandler/) return "p"
        if (declared ~ /long|size_t|off_t|u64|aio_context_t|old_sigset_t|old_time_t/) return "n"
        return "i"
      }
      {
        # What the table of an architecture calls otherwise than the function.
        sub(/^new(stat|lstat|fstat|uname)$/, "&", $1); sub(/^new/, "", $1)
        if ($1 == "fstatat") $1 = "newfstatat"
        if ($1 == "sendfile64") $1 = "sendfile"
        if ($1 == "umount") $1 = "umount2"
        if ($1 == "clone" || $1 == "fanotify_mark" || $1 == "mbind") next # see below
        count = split($2, arguments, ","); kinds = ""
        if ($2 !~ /^ *void *$/)
          for (i = 1; i <= count; i++) kinds = kinds kind(arguments[i])
        print $1, (kinds == "" ? "-" : kinds)
      }'
    # Declared for each architecture, or in several forms: as on x86_64 and aarch64.
    echo "fanotify_mark iinip"
    # Declared as long, but kernel_clone, kernel_mbind and ksys_mmap_pgoff ignore the upper half.
    echo "clone inppn"
    echo "mbind nnipni"
    echo "mmap nniiin"
    echo "arch_prctl in"
    echo "rt_sigreturn -"
    echo "fork -"
    echo "vfork -"
  } | LC_ALL=C sort -u | awk '
    FNR == NR { known[$1] = 1; next }
    { count[$1]++; line[$1] = $0 }
    END { for (name in known) if (count[name] == 1) print line[name] }' syscalls.txt - |
    LC_ALL=C sort
} > syscall-arguments.txt
