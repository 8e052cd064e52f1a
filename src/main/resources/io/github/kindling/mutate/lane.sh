# lane NAME PROGRAM SNAPSHOT ADDRESS PORT SIGNAL VOLUME…: starts one container after another straight by
# the low-level runtime, each on a fresh copy of the image and of the volumes, in a pod's sandbox. Reads the container's spec on the first line, then commands, each answered by one line:
#   start ID MILLISECONDS NO_NEW_PRIVILEGES FILTER   ready | exited CODE … | silent …
#   stop ID MILLISECONDS           exited CODE … | killed CODE …
# where … are three words, each = and base64: what the runtime, standard output and standard error said.
# PORT may be `end`, to wait for the container's end instead of for its port, or `alive`, to wait until
# it has lived for a second. Cleans up when its input ends.
set -u
name=$1 program=$2 snapshot=$3 address=$4 port=$5 signal=$6
shift 6
volumes=("$@")
folder=/run/kindling-lanes/$name state=/run/kindling-lanes/state
mkdir -p "$folder/image" "$state"
run= id= now=
# Nothing ever comes from it: a pause without a process.
mkfifo "$folder/silence"
exec 9<> "$folder/silence"

unmount() { # everything below a folder, the deepest first
  awk -v below="$1/" 'index($2, below) == 1 { print $2 }' /proc/self/mounts | sort -r | while read -r mounted; do
    umount -l "$mounted"
  done
}
end() {
  [ -z "$run" ] || { "$program" --root "$state" delete --force "$name-$id"; kill -9 "$run"; }
  unmount "$folder"
  ctr -n k8s.io snapshots rm "kindling-$name"
  rm -rf "$folder"
}
trap 'end > /dev/null 2>&1' EXIT
trap 'exit 1' TERM INT HUP

ctr -n k8s.io snapshots view "kindling-$name" "$snapshot" > /dev/null || exit 1
eval "$(ctr -n k8s.io snapshots mounts "$folder/image" "kindling-$name")" || exit 1
IFS= read -r spec
echo begun

pause() { read -r -t "$1" -u 9; }
look() { now=$((${EPOCHREALTIME/./} / 1000)); } # at the clock: milliseconds
copy() { # of a folder, at no cost
  mkdir "$2" "$2.work"
  # The copy is the owner's whose the folder was, with its permissions.
  install -d $(stat -c '-o %u -g %g -m %a' "$1") "$2.upper"
  mount -t overlay overlay -o "lowerdir=$1,upperdir=$2.upper,workdir=$2.work" "$2"
  copies+=("$2")
}
answer() { # WORD: and what was said, and away with it
  local code said= file
  wait "$run"
  code=$?
  run=
  for file in runtime out err; do
    said+=' ='
    [ ! -s "$bundle/$file" ] || said+=$(tail -c 65536 "$bundle/$file" | base64 -w 0)
  done
  umount -l "${copies[@]}"
  rm -rf "$bundle"
  echo "$1 $code$said"
}
runs() { kill -0 "$run" 2> /dev/null; }
is_ready() {
  case $port in
    end) false ;;
    alive) [ "$now" -gt "$alive" ] ;;
    *) (exec 3<> "/dev/tcp/$address/$port") 2> /dev/null ;;
  esac
}
start() { # ID MILLISECONDS NO_NEW_PRIVILEGES FILTER
  id=$1
  bundle=$folder/$id
  copies=()
  mkdir -p "$bundle"
  # A hook of kind's counts on that name.
  copy "$folder/image" "$bundle/rootfs"
  local number=0 volume config until alive open=
  for volume in "${volumes[@]}"; do
    copy "$volume" "$bundle/volume$number"
    number=$((number + 1))
  done
  config=${spec//@FOLDER@/"$bundle"}
  config=${config/\"@NO_NEW_PRIVILEGES@\"/$3}
  printf %s "${config/\"@FILTER@\"/"$4"}" > "$bundle/config.json"
  look
  until=$((now + $2))
  alive=$((now + 1000))
  "$program" --root "$state" --log "$bundle/runtime" --log-format json \
    run --bundle "$bundle" --pid-file "$bundle/pid" "$name-$id" > "$bundle/out" 2> "$bundle/err" < /dev/null 9<&- &
  run=$!
  while runs; do
    look
    if [ -s "$bundle/pid" ] && is_ready; then
      # A server may open its port and end at the next step: it must be open a moment later, too.
      [ -n "$open" ] || open=$now
      if [ "$((now - open))" -ge 100 ]; then
        echo ready
        return
      fi
    else
      open=
    fi
    if [ "$now" -gt "$until" ]; then
      "$program" --root "$state" kill "$name-$id" KILL 2> /dev/null || kill -9 "$run"
      answer silent
      return
    fi
    pause 0.01
  done
  answer exited
}
stop() { # ID MILLISECONDS
  local until word=exited
  look
  until=$((now + $2))
  kill -s "$signal" "$(cat "$bundle/pid")" 2> /dev/null
  while runs; do
    look
    if [ "$now" -gt "$until" ]; then
      word=killed
      "$program" --root "$state" kill "$name-$id" KILL 2> /dev/null || kill -9 "$run"
      break
    fi
    pause 0.01
  done
  answer "$word"
}

while read -r command rest; do
  case $command in
    start) read -r one two three four <<< "$rest" && start "$one" "$two" "$three" "$four" ;;
    stop) stop $rest ;;
  esac
done
