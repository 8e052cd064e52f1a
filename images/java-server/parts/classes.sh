#!/usr/bin/env bash
# Compiles the classes with the JDK of this machine.
set -euo pipefail
javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
if ! command -v "$javac" > /dev/null; then
  echo "a JDK is missing: apt-get install openjdk-17-jdk-headless" >&2
  exit 1
fi
"$javac" --release 17 -Xlint:all -Werror -d "$OUT" "$RECIPE"/source/*.java
