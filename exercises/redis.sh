#!/usr/bin/env bash
# Typical work of redis: values of several types, expiry, a transaction, saving in a child process, publishing.
set -euo pipefail
[ -n "${LIMITED-}" ] || LIMITED=yes exec timeout 18 bash "$0" # however the server hangs

fail() { echo "$1" >&2; exit 1; }

# reply CONNECTION: prints one whole reply; fails on an error unless MAY_FAIL is set.
reply() {
  local line part
  IFS= read -r -t 8 line <&"$1" || fail "redis does not answer, or has ended the connection"
  line=${line%$'\r'}
  case $line in
    -*) [ -n "${MAY_FAIL-}" ] || fail "redis: $line"; echo "$line" ;;
    '$-1') echo "(none)" ;;
    '$'*) head -c "${line:1}" <&"$1"; echo; read -r <&"$1" || fail "redis has sent half a value" ;;
    '*'*) for ((part = 0; part < ${line:1}; part++)); do reply "$1"; done ;;
    *) echo "$line" ;;
  esac
}

redis() {
  printf '%s\r\n' "$*" >&"$main"
  reply "$main"
}

shown() {
  echo "> $*"
  redis "$@"
}

# until_says TEXT COMMAND…: asks again until the reply has this line.
until_says() {
  local wanted=$1 said
  shift
  for _ in {1..50}; do
    said=$(redis "$@" | tr -d '\r')
    if grep -qx "$wanted" <<< "$said"; then
      echo "> $*: $wanted"
      return
    fi
    sleep 0.1
  done
  fail "redis never says $wanted"
}

exec {main}<>"/dev/tcp/$ADDRESS/$PORT" {subscriber}<>"/dev/tcp/$ADDRESS/$PORT"

shown PING
shown FLUSHALL ASYNC
shown SET word hello
shown GET word
shown GET nothing
shown INCR count
shown INCRBY count 41
MAY_FAIL=yes shown INCR word
shown LPUSH list one two three
shown LRANGE list 0 -1
shown SADD set a b a
shown HSET hash field value
shown ZADD scores 2 second 1 first
shown ZRANGE scores 0 -1 WITHSCORES
shown EVAL "'return redis.call(\"GET\", KEYS[1])'" 1 word

echo "--- a large value"
shown SETRANGE large 99999 x
redis GET large | sha256sum

echo "--- expiry"
shown EXPIRE word 100
shown PERSIST word
shown PEXPIRE list 50
until_says :0 EXISTS list

echo "--- a transaction"
shown MULTI
shown INCR count
shown SET word changed
shown EXEC
shown GET word

echo "--- many commands in one write"
for ((i = 0; i < 500; i++)); do printf 'INCR many\r\n'; done >&"$main"
for ((i = 0; i < 500; i++)); do reply "$main"; done | sha256sum

echo "--- saved by a child"
shown BGSAVE
until_says rdb_bgsave_in_progress:0 INFO persistence
until_says rdb_last_bgsave_status:ok INFO persistence
until_says redis_mode:standalone INFO server

echo "--- published"
printf 'SUBSCRIBE news\r\n' >&"$subscriber"
reply "$subscriber"
shown PUBLISH news hello
reply "$subscriber"
