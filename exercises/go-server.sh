#!/usr/bin/env bash
# Every path of the Go server: its page, a file and a part of it, echoed bodies, rejected requests, many parallel requests.
set -euo pipefail
[ -n "${LIMITED-}" ] || LIMITED=yes exec timeout 18 bash "$0" # however the server hangs
. "$(dirname "$0")/lib/http.sh"

answer "the page" 200 /
answer "no such page" 404 /none
answer "the file" 200 /file
cp "$got/body" "$got/file"
answer "ten bytes of it" 206 /file --range 0-9
answer "its head alone" 200 /file --head --output /dev/null
answer "a word given back" 200 /echo --data word
answer "the file given back" 200 /echo --data-binary "@$got/file"
cmp "$got/body" "$got/file"
answer "the same in chunks" 200 /echo --data-binary "@$got/file" --header "Transfer-Encoding: chunked"
cmp "$got/body" "$got/file"
answer "only a POST is given back" 405 /echo
on_one_connection 5 /file
at_once 20 /file
at_once 20 /echo --data-binary "@$got/file"
