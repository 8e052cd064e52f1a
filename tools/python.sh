#!/usr/bin/env bash
# usage: tools/python.sh REQUIREMENTS PROGRAM [ARGUMENT…]
# Runs a Python program with the packages of a requirements file, which has their hashes. They are installed into the
# cache, once for each state of the file.
set -euo pipefail
requirements=$1
cache=${XDG_CACHE_HOME:-$HOME/.cache}/kindproof/python
key=$(sha256sum "$requirements" | cut -c 1-16)-$(basename "$requirements" .txt)
venv=$cache/$key

fail() { echo "tools/python.sh: $1" >&2; exit 3; }

mkdir -p "$cache"
exec 9> "$cache/lock" # one installation at a time
flock 9
if [ ! -e "$venv/complete" ]; then
  command -v python3 > /dev/null || fail "no Python 3; install it (Debian: apt-get install python3-venv)"
  python3 -m venv --clear "$venv" > /dev/null ||
    fail "Python has no module venv; install it (Debian: apt-get install python3-venv)"
  echo "tools/python.sh: installing $(grep -c '==' "$requirements") packages of $requirements" >&2
  "$venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: --require-hashes \
    -r "$requirements" 9>&- ||
    fail "the packages of $requirements were not installed; look at the message of pip above"
  touch "$venv/complete"
fi
exec 9>&-
PATH=$venv/bin:$PATH exec "${@:2}"
