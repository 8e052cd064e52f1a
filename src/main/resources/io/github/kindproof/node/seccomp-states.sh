# Prints of each container that runs, by its id: a line "= ID", then the status of its first process.
for id; do
  pid=$(crictl inspect --output go-template --template '{{.info.pid}}' "$id" 2>/dev/null) || continue
  status=$(cat "/proc/$pid/status" 2>/dev/null) || continue
  printf '= %s\n%s\n' "$id" "$status"
done
