# Sourced by the exercises of HTTP servers. The output is the same in every run: it contains no date and no port.
# An unexpected response ends the exercise with an error message.
site=http://$ADDRESS:$PORT
got=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$got"' EXIT

fail() { echo "$1" >&2; exit 1; }

ask() { curl --noproxy '*' --silent --show-error --max-time 8 "$@"; }

# Prints the size and the SHA-256 of standard input.
digest() {
  cat > "$got/whole"
  echo "$(wc -c < "$got/whole") bytes, sha256 $(sha256sum < "$got/whole" | cut -d' ' -f1)"
}

# answer TITLE STATUS PATH [OPTION…]: asks, with options of curl; leaves $got/head and $got/body.
answer() {
  local title=$1 status=$2 path=$3
  shift 3
  echo "--- $title: $path"
  ask --dump-header "$got/head" "$@" "$site$path" > "$got/body"
  tr -d '\r' < "$got/head" | grep -vi '^date:' | sed '/^$/d'
  digest < "$got/body"
  grep -q "^HTTP/1.[01] $status" "$got/head" || fail "$title: not the status $status"
}

# on_one_connection COUNT PATH: one request after the other; curl says how many connections each makes.
on_one_connection() {
  echo "--- $1 on one connection: $2"
  ask --fail --output "$got/kept-#1" --write-out '%{http_code}, %{num_connects} new connections\n' \
    "$site$2?[1-$1]"
  cat "$got"/kept-* | digest
}

# at_once COUNT PATH [OPTION…]: sends COUNT requests in parallel and counts equal responses.
at_once() {
  local count=$1 path=$2 requests=() i
  shift 2
  echo "--- $count at once: $path"
  for ((i = 0; i < count; i++)); do
    ask --fail "$@" "$site$path" > "$got/once-$i" &
    requests+=($!)
  done
  for i in "${requests[@]}"; do wait "$i"; done
  for ((i = 0; i < count; i++)); do digest < "$got/once-$i"; done | sort | uniq -c
}
