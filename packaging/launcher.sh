#!/bin/sh
# The command as one file: this script, followed by the jar that it runs. Java reads a jar from its end.
# KINDPROOF_LOG=debug shows what the libraries say; JAVA_HOME is obeyed.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! command -v "$java" > /dev/null; then
  echo "kindproof: no Java; install 17 or newer (Debian: apt-get install openjdk-17-jre-headless), or set JAVA_HOME" >&2
  exit 3
fi

# A JVM that cannot start exits with 1, which is a verdict of ours.
files=$(ulimit -n)
if [ "$files" != unlimited ] && [ "$files" -lt 100 ]; then
  echo "kindproof: only $files files can be open; run \`ulimit -n 1024\` first" >&2
  exit 3
fi
memory=$(ulimit -v 2> /dev/null || echo unlimited) # not every shell knows it
if [ "$memory" != unlimited ] && [ "$memory" -lt 4000000 ]; then
  echo "kindproof: only $((memory / 1024)) MiB of address space; run \`ulimit -v unlimited\` first" >&2
  exit 3
fi

typed=${0##*/}
command -v "$typed" > /dev/null || typed=$0
# Messages name it as it can be typed again, whatever is in its path.
case $typed in *[!A-Za-z0-9_@%+=:,./-]*) typed="'$(printf %s "$typed" | sed "s/'/'\\\\''/g")'" ;; esac
case $typed in kubectl-*) typed="kubectl ${typed#kubectl-}" ;; esac

# Testcontainers, which starts K3s, takes its settings from nowhere but its environment.
case " $* " in *' --provider k3s '* | *' --provider=k3s '*) eval "$("$0" env)" ;; esac

# Without a locale, Java cannot name files whose names are not ASCII.
[ -n "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ] || export LC_ALL=C.UTF-8

set -- -Dkindproof.command="$typed" -jar "$0" "$@"

# With an archive of loaded classes, runs start sooner. Java 19 or newer writes it; an older one ignores the options. One
# that cannot write it fails at its end.
cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
if [ -n "$cache" ] && mkdir -p "$cache/kindproof" 2> /dev/null && [ -w "$cache/kindproof" ]; then
  set -- -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$cache/kindproof/command.jsa" "$@"
fi
exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn16m -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions "$@"
