#!/bin/sh
# Builds the static program probe into the folder $OUT.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$OUT"
generated=$(mktemp -d)
trap 'rm -rf "$generated"' EXIT
"$here/table.sh" > "$generated/table.h"
"${CC:-gcc}" -std=c11 -Os -static -s -Wall -Wextra -I "$generated" -o "$OUT/probe" "$here"/*.c
