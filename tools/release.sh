#!/usr/bin/env bash
# Makes a release twice, in two clones of the last commit with other paths, time zones and umasks, and compares the
# files that are published. The first build runs the tests. Options are passed on to Maven.
set -euo pipefail
root=$(git rev-parse --show-toplevel)
work=$root/target/release
rm -rf "$work"

build() { # name, time zone, umask, options of Maven
  git clone --quiet "$root" "$work/$1"
  (cd "$work/$1" && umask "$3" && TZ=$2 mvn -B -Prelease verify "${@:4}")
}

published() {
  (cd "$work/$1" && sha256sum pom.xml target/*.jar target/*.tar.gz target/bom.* target/packaging/*)
}

build first UTC 022 "$@"
build another/second Asia/Kathmandu 077 -DskipTests "$@"
diff <(published first) <(published another/second) || {
  echo "the builds in $work differ: see the files above; diffoscope shows where" >&2
  exit 1
}
echo "twice the same bytes:"
published first
