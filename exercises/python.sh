#!/usr/bin/env bash
# What Python's http.server can do: a folder's listing, files, their heads, refusals, many requests at once.
set -euo pipefail
[ -n "${LIMITED-}" ] || LIMITED=yes exec timeout 18 bash "$0" # however the server hangs
. "$(dirname "$0")/lib/http.sh"

answer "the listing" 200 /
answer "a folder without its slash" 301 /folder
answer "a small file" 200 /folder/page.txt
answer "a large one" 200 /file.txt
answer "its head alone" 200 /file.txt --head --output /dev/null
answer "not changed since" 304 /file.txt --header "If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT"
answer "no such file" 404 /none
answer "a POST, which it does not know" 501 / --data a=b
at_once 20 /file.txt
