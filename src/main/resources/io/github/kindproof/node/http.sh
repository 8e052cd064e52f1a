# Requests a URL on a node: http URL SECONDS. Prints the headers and the body, a line of base64 each;
# the client's complaint goes to standard error and its exit code is ours. For any sh, and for the
# wget of busybox where there is no curl, as on K3s' nodes: it shows headers with two spaces before.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
: > "$folder/headers"
: > "$folder/body"
if command -v curl > /dev/null; then
  curl --silent --show-error --noproxy '*' --max-time "$2" \
    --dump-header "$folder/headers" --output "$folder/body" "$1"
  code=$?
else
  wget -Y off -S -T "$2" -O "$folder/body" "$1" 2> "$folder/said"
  code=$?
  sed -n 's/^  //p' "$folder/said" > "$folder/headers"
  sed '/^  /d' "$folder/said" >&2
fi
base64 -w 0 "$folder/headers" 2> /dev/null || base64 "$folder/headers" | tr -d '\n'
echo
base64 -w 0 "$folder/body" 2> /dev/null || base64 "$folder/body" | tr -d '\n'
echo
exit "$code"
