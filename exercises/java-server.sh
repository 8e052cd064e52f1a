#!/usr/bin/env bash
# Every path of the Java server: its page, a file, echoed bodies, work for many threads, rejected requests, many parallel requests.
set -euo pipefail
[ -n "${LIMITED-}" ] || LIMITED=yes exec timeout 18 bash "$0" # however the server hangs
. "$(dirname "$0")/lib/http.sh"

answer "the page" 200 /
answer "no such page" 404 /none
answer "the file" 200 /file
cp "$got/body" "$got/file"
answer "a word given back" 200 /echo --data word
answer "the file given back" 200 /echo --data-binary "@$got/file"
cmp "$got/body" "$got/file"
answer "only a POST is given back" 405 /echo
answer "work for several threads" 200 /work
on_one_connection 5 /file
at_once 20 /file
at_once 20 /work
