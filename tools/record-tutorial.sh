#!/usr/bin/env bash
# Records a run of `make tutorial` as docs/images/tutorial.svg, and as asciicast in target/tutorial.cast. Pauses are cut
# to a second. Needs a machine on which `make setup` has run. With a FILE, renders that asciicast instead.
# usage: tools/record-tutorial.sh [FILE]
set -euo pipefail
cd "$(dirname "$0")/.."
python() { tools/python.sh tools/recording-requirements.txt "$@"; }

cast=${1:-target/tutorial.cast}
if [ $# = 0 ]; then
  ./kindproof --version > /dev/null # compiles
  python asciinema rec --quiet --overwrite --idle-time-limit 1 --cols 110 --rows 34 \
    --command 'make tutorial' "$cast" < /dev/null
fi
python python3 -B tools/shorten_cast.py "$cast" target/short.cast
python termtosvg render target/short.cast docs/images/tutorial.svg --template window_frame
