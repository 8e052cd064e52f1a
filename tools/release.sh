#!/usr/bin/env bash
# Makes a release twice, in two clones of the last commit with other paths and time zones, and compares the files
# that are published. The first build runs the tests. Options are passed on to Maven.
set -euo pipefail
root=$(git rev-parse --show-toplevel)
work=$root/target/release
rm -rf "$work"
git clone --quiet "$root" "$work/first"
git clone --quiet "$work/first" "$work/another/second" # the same commit, whatever is committed meanwhile
umask 022 # jars record it

build() { # name, time zone, options of Maven
  (cd "$work/$1" && TZ=$2 tools/maven.sh -B -Prelease verify "${@:3}")
}

published() {
  (cd "$work/$1" && sha256sum pom.xml target/*.jar target/*.tar.gz target/bom.* target/packaging/*)
}

build first UTC "$@"
build another/second Asia/Kathmandu -DskipTests -DskipITs "$@"
diff <(published first) <(published another/second) || {
  echo "the builds in $work differ: see the files above; diffoscope shows where" >&2
  exit 1
}
echo "twice the same bytes:"
published first
