#!/usr/bin/env bash
# usage: tools/maven.sh [ARGUMENT…]
# Runs Maven 3.9 or newer. With .mvn/maven.config, it compares each library and plugin with .mvn/checksums before it uses
# it, and here it also rejects one that is not listed. An older Maven, as Debian 12 has it, would not compare them; it
# gets a newer one, from the same repository as any library.
set -euo pipefail
version=3.9.16
checksum=831a8591fe20c8243b1dbe7d71e3244f31d1665b0804b2e825e38cbbe5ce0cafb8338851f90780735568773e0a6cd07bbec107cda0b896b008b861075358b6f6
maven=mvn

is_new() {
  mvn --version 2> /dev/null | grep -qE 'Apache Maven (3\.9|3\.[1-9][0-9]|[4-9])'
}

get() { # into a folder that has another name until it is whole
  local part=$1.$$
  mkdir -p "$part"
  echo "tools/maven.sh: getting Maven $version, which checks what it downloads" >&2
  (
    cd "$part"
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy -DoutputDirectory=. \
      -Dartifact="org.apache.maven:apache-maven:$version:tar.gz:bin" > log 2>&1 || { cat log >&2; exit 3; }
    echo "$checksum  apache-maven-$version-bin.tar.gz" | sha512sum --check --quiet
    tar -xzf "apache-maven-$version-bin.tar.gz" --strip-components=1
    rm "apache-maven-$version-bin.tar.gz"
  )
  mv -T "$part" "$1" 2> /dev/null || rm -rf "$part" # another run was faster
}

if ! is_new; then
  home=${XDG_CACHE_HOME:-$HOME/.cache}/kindproof/tools/maven-$version
  [ -d "$home" ] || get "$home"
  maven=$home/bin/mvn
fi
exec "$maven" -Daether.artifactResolver.postProcessor.trustedChecksums.failIfMissing=true "$@"
