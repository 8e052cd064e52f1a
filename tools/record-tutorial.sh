#!/usr/bin/env bash
# Records a run as docs/images/tutorial.svg, and as asciicast in target/tutorial.cast. Run `make setup` before.
# usage: tools/record-tutorial.sh [COMMAND]     (default: make tutorial)
set -euo pipefail
cd "$(dirname "$0")/.."
python() { tools/python.sh tools/recording-requirements.txt "$@"; }

command=${1:-make tutorial}
./kindproof --version > /dev/null # compiles
python asciinema rec --quiet --overwrite --idle-time-limit 1 --cols 100 --rows 18 \
  --command "printf '$ %s\n' '$command'; $command" target/tutorial.cast < /dev/null
python python3 -B tools/shorten_cast.py target/tutorial.cast target/short.cast
python termtosvg render target/short.cast docs/images/tutorial.svg --template window_frame
