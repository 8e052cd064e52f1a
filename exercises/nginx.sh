#!/usr/bin/env bash
# Typical work of nginx: a page, parts of it, rejected requests, kept connections, many parallel requests.
set -euo pipefail
[ -n "${LIMITED-}" ] || LIMITED=yes exec timeout 18 bash "$0" # however the server hangs
. "$(dirname "$0")/lib/http.sh"

answer "the page" 200 /
etag=$(tr -d '\r' < "$got/head" | sed -n 's/^etag: //Ip')
answer "its head alone" 200 / --head --output /dev/null
answer "ten bytes of it" 206 / --range 0-9
answer "not changed since" 304 / --header "If-None-Match: $etag"
answer "no such page" 404 /none
answer "a POST, which files refuse" 405 / --data a=b
on_one_connection 5 /
at_once 20 /
