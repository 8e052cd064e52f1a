#!/usr/bin/env bash
# usage: tools/checksums.sh
# Writes .mvn/checksums: the hash of each library and plugin that the Makefile's goals and a release use, as they come into
# an empty repository. Look at what has changed before you commit it.
set -euo pipefail
cd "$(dirname "$0")/.."
file=$PWD/.mvn/checksums/checksums.sha256
maven=$PWD/tools/maven.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$work"
rm -f "$work/.mvn/checksums/"*
cd "$work"

record() {
  "$maven" -q -B -ntp "-Dmaven.repo.local=$work/repository" \
    -Daether.artifactResolver.postProcessor.trustedChecksums.record=true \
    -Daether.artifactResolver.postProcessor.trustedChecksums.failIfMissing=false "$@"
}
# Surefire gets its part for JUnit when it runs a test.
record verify -Djacoco.haltOnFailure=false -Dtest=AuditSerialsTest -Dit.test=NoSuchIT -Dfailsafe.failIfNoSpecifiedTests=false
record -Pfuzz,release -Dmaven.main.skip -Dmaven.test.skip clean spotless:apply verify dependency:build-classpath
record org.apache.maven.plugins:maven-javadoc-plugin:3.12.0:javadoc -Ddoclint=none -Dquiet=true # of `make site`
# The formatter and Error Prone of newer JDKs, which do not run on JDK 17.
newer() { sed -n "/<id>jdk-21</,/<profile>/s/.*<$1.version>\(.*\)<.*/-D$1.version=\1/p" pom.xml; }
record "$(newer formatter)" spotless:check &> /dev/null || true
rm -rf target
record "$(newer errorprone)" -Dspotless.check.skip compile &> /dev/null || true
sort -k 2 .mvn/checksums/checksums.sha256 > "$file"
