#!/usr/bin/env bash
# Typical work of PostgreSQL, in its own protocol: tables, transactions, parallel workers,
# upkeep, notifications, errors. What differs from run to run (process ids, times) is not printed.
set -euo pipefail
[ -n "${LIMITED-}" ] || LIMITED=yes exec timeout 18 bash "$0" # however the server hangs
export LC_ALL=C # lengths are in bytes

fail() { echo "$1" >&2; exit 1; }

# receive: the next message, as its type and the numbers of its bytes. Bash keeps no byte 0 in a text.
receive() {
  local head length
  read -r -d "" -a head < <(timeout 8 head -c 5 <&"$db" | od -An -v -t u1) || true
  [ "${#head[@]}" -eq 5 ] || fail "PostgreSQL does not answer, or has ended the connection"
  printf -v type '%b' "\\x$(printf %x "${head[0]}")"
  length=$(((head[1] << 24 | head[2] << 16 | head[3] << 8 | head[4]) - 4))
  read -r -d "" -a body < <(head -c "$length" <&"$db" | od -An -v -t u1) || true
  [ "${#body[@]}" -eq "$length" ] || fail "PostgreSQL has sent half a message"
}

# text FROM [COUNT]: these bytes of the message; each byte 0 becomes a line's end.
text() {
  local format=
  [ "${2-1}" -eq 0 ] || printf -v format '\\x%02x' "${body[@]:$1:${2-${#body[@]}}}"
  printf '%b' "$format" | tr '\0' '\n'
}

row() {
  local at=2 length column line=
  for ((column = body[0] << 8 | body[1]; column > 0; column--)); do
    length=$((body[at] << 24 | body[at + 1] << 16 | body[at + 2] << 8 | body[at + 3]))
    at=$((at + 4))
    [ "$length" -ne $((0xffffffff)) ] || { line+="|(null)"; continue; }
    line+="|$(text "$at" "$length")"
    at=$((at + length))
  done
  echo "${line:1}"
}

# show: the message, if it is one to show; sets `failed` at an error.
show() {
  case $type in
    D) row ;;
    C) text 0 ;;
    E | N) text 0 | sed -n 's/^[SCM]//p' | paste -s -d ' ' ;;
    A) text 4 ;;
  esac
  [ "$type" != E ] || failed=yes
}

results() {
  failed=
  for (( ; ; )); do
    receive
    [ "$type" != Z ] || break
    show
  done
}

connect() {
  for _ in {1..50}; do # the port is open a little before the server is ready
    exec {db}<>"/dev/tcp/$ADDRESS/$PORT"
    printf '\0\0\0\x29\0\x03\0\0user\0postgres\0database\0postgres\0\0' >&"$db"
    receive
    [ "$type" = E ] || break
    exec {db}>&-
    sleep 0.1
  done
  [ "$type" = R ] || fail "PostgreSQL rejects the connection"
  results
}

# ask SQL: prints the results; an error is also a result.
ask() {
  local length
  echo "> $1"
  printf -v length '\\x%02x' $(((${#1} + 5) >> 24)) $(((${#1} + 5) >> 16 & 255)) \
    $(((${#1} + 5) >> 8 & 255)) $(((${#1} + 5) & 255))
  printf "Q$length%s\0" "$1" >&"$db"
  results
}

query() {
  ask "$1"
  [ -z "$failed" ] || fail "an error at: $1"
}

refused() {
  ask "$1"
  [ -n "$failed" ] || fail "no error at: $1"
}

connect
listener=$db
query "LISTEN news"
connect

query "SET client_min_messages = warning"
query "DROP TABLE IF EXISTS things"
query "CREATE TABLE things (id int PRIMARY KEY, kind int, words text) WITH (parallel_workers = 2)"
query "INSERT INTO things SELECT i, i % 7, repeat(md5(i::text), 8) FROM generate_series(1, 1000) i"
query "SELECT kind, count(*), sum(id), left(min(words), 10) FROM things GROUP BY kind ORDER BY kind"
query "CREATE INDEX ON things (kind, words)"
query "ANALYZE things"
query "SELECT id, left(words, 10) FROM things WHERE kind = 3 ORDER BY words LIMIT 3"

echo "--- a transaction that is rolled back"
query "BEGIN"
query "DELETE FROM things WHERE kind < 5"
query "SELECT count(*) FROM things"
query "ROLLBACK"
query "SELECT count(*) FROM things"

echo "--- sorted by parallel workers, in files"
query "SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0"
query "SET work_mem = '64kB'; SET enable_indexscan = off; SET enable_bitmapscan = off"
query "EXPLAIN (COSTS OFF) SELECT id FROM things ORDER BY words"
query "SELECT md5(string_agg(id::text, ',')) FROM (SELECT id FROM things ORDER BY words, id) sorted"

echo "--- upkeep"
query "UPDATE things SET kind = kind + 1"
query "VACUUM things"
query "CHECKPOINT"

echo "--- a notification"
query "NOTIFY news, 'hello'"
main=$db db=$listener
receive
show
db=$main

echo "--- errors"
refused "SELECT 1 / 0"
refused "SELECT * FROM nothing"
query "DROP TABLE things"
printf 'X\0\0\0\x04' >&"$db"
printf 'X\0\0\0\x04' >&"$listener"
