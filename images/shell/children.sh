#!/bin/sh
# Makes 2,000 children, each of which runs one short program, and checks what they did.
set -eu
expected='b731342d0af5aca2a523fd1ed38d6b550ace2e8f2599bb23cbfeee67dd24d672  -'
round=0
fail() { echo "round $round: $1" >&2; exit 1; }

while [ "$round" -lt 200 ]; do # ten children each
  round=$((round + 1))
  folder=/tmp/$round
  mkdir "$folder"
  printf '%s\n' three one two > "$folder/words"
  sort "$folder/words" | sed s/one/four/ > "$folder/sorted"
  cp "$folder/sorted" "$folder/copy"
  cat "$folder/copy" "$folder/words" > "$folder/both"
  ls "$folder" > "$folder/names"
  grep -q both "$folder/names" || fail "ls shows no file that cat made"
  [ "$(wc -l < "$folder/both")" -eq 6 ] || fail "not six words"
  [ "$(sha256sum < "$folder/copy")" = "$expected" ] || fail "the copy is not as it was"
  rm -r "$folder"
done
echo "done"
