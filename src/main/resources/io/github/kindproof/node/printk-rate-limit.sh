# Lifts kernel.printk_ratelimit and puts it back, for bash in a host shell. The value that was found
# is kept on the host as long as anybody holds it lifted, so that the last one to end puts it back,
# or, if that one was killed too, the next one that runs.
limit=/proc/sys/kernel/printk_ratelimit
saved=/host/run/kindproof-printk-ratelimit

# Fd 8 is /host/run itself: a lock on it needs no file that would have to be removed.
exec 8< /host/run

lift() {
  flock -w 30 8 || exit 1
  put_back
  if [ ! -e "$saved" ]; then
    cat "$limit" > "$saved.new" && mv "$saved.new" "$saved" || exit 1
  fi
  exec 9< "$saved"
  flock -s 9 && echo 0 > "$limit" && flock -u 8 || exit 1
}

release() {
  flock -w 30 8 || exit 1
  exec 9<&-
  put_back
  flock -u 8
}

# Unless somebody still holds it. A value that was changed in between is left as it is.
put_back() {
  local left=1
  [ -e "$saved" ] || return 1
  exec 9< "$saved"
  if flock -n 9; then
    [ "$(cat "$limit")" != 0 ] || cat "$saved" > "$limit"
    rm "$saved"
    left=0
  fi
  exec 9<&-
  return "$left"
}
