# Requests a URL on a node: http URL SECONDS. Prints the headers and the body, a line of base64 each;
# curl's complaint goes to standard error and its exit code is ours.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
: > "$folder/headers"
: > "$folder/body"
curl --silent --show-error --noproxy '*' --max-time "$2" \
  --dump-header "$folder/headers" --output "$folder/body" "$1"
code=$?
base64 -w 0 "$folder/headers"
echo
base64 -w 0 "$folder/body"
echo
exit "$code"
