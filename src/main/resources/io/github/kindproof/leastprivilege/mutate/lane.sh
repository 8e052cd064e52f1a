# lane NAME PROGRAM SNAPSHOT ADDRESS PORT SIGNAL ALIVE VOLUME…: starts one container after another straight by
# the low-level runtime, each on a fresh copy of the image and of the volumes, in a pod's sandbox. Reads the
# container's spec on the first line, then commands, each answered by one line:
#   start ID MILLISECONDS NO_NEW_PRIVILEGES FILTER   ready | WORD CODE …, WORD being one of
#     exited   it has ended, or the runtime has given up
#     filtered its filter killed the runtime's own process before that became the container's program
#     stuck    the runtime did not come to the container's program within the limit
#     silent   the program runs, and was not ready within the limit
#   stop ID MILLISECONDS           exited CODE … | killed CODE …
# where … are four words, each = and base64: what the runtime, standard output and standard error said, and
# what went wrong on the node itself: where that is not empty, the answer tells nothing of the filter.
# PORT may be `end`, to wait for the container's end instead of for its port, or `alive` for one without a
# port. It is ready no sooner than after ALIVE milliseconds. Nothing remains of a container when its command is
# answered. Cleans up when its input ends.
set -u
name=$1 program=$2 snapshot=$3 address=$4 port=$5 signal=$6 lives=$7
shift 7
volumes=("$@")
folder=/run/kindproof-lanes/$name state=/run/kindproof-lanes/state
mkdir -p "$folder/image" "$state"
run= id= now= trouble=
# Nothing ever comes from it: a pause without a process.
mkfifo "$folder/silence"
exec 9<> "$folder/silence"

unmount() { # everything below a folder, the deepest first
  awk -v below="$1/" 'index($2, below) == 1 { print $2 }' /proc/self/mounts | sort -r | while read -r mounted; do
    umount -l "$mounted"
  done
}
end() {
  [ -z "$run" ] || end_all
  unmount "$folder"
  ctr -n k8s.io snapshots rm "kindproof-$name"
  rm -rf "$folder"
}
trap 'end > /dev/null 2>&1' EXIT
trap 'exit 1' TERM INT HUP

pause() { read -r -t "$1" -u 9; }
look() { now=$((${EPOCHREALTIME/./} / 1000)); } # at the clock: milliseconds
runs() { kill -0 "$run" 2> /dev/null; }

groups() { # the control groups of the container, in version 2 or in each hierarchy; the deepest first
  local group
  for group in "/sys/fs/cgroup/kindproof/$name-$id" "/sys/fs/cgroup/"*"/kindproof/$name-$id"; do
    [ ! -d "$group" ] || find "$group" -depth -type d
  done
}
processes() {
  local group
  for group in $(groups); do
    cat "$group/cgroup.procs"
  done 2> /dev/null | sort -u
}
kill_group() { # every process of the container, the runtime's own among them, also where it is frozen
  local group process
  for group in $(groups); do
    [ ! -e "$group/freezer.state" ] || echo THAWED > "$group/freezer.state"
    [ ! -e "$group/cgroup.freeze" ] || echo 0 > "$group/cgroup.freeze"
    [ ! -e "$group/cgroup.kill" ] || echo 1 > "$group/cgroup.kill"
  done 2> /dev/null
  for process in $(processes); do
    kill -9 "$process" 2> /dev/null
  done
}
end_all() { # of the container, or says what cannot be ended
  local until
  look
  until=$((now + 3000))
  while runs; do
    kill_group
    look
    # The runtime ends by itself when the container has, and cleans up.
    [ "$now" -le "$until" ] || kill -9 "$run"
    pause 0.02
  done
  [ ! -e "$state/$name-$id" ] || timeout 10 "$program" --root "$state" delete --force "$name-$id" > /dev/null 2>&1
  look
  until=$((now + 5000))
  while [ -n "$(groups)" ]; do
    kill_group
    rmdir $(groups) 2> /dev/null
    look
    if [ "$now" -gt "$until" ]; then
      trouble="its control group cannot be removed: $(rmdir $(groups) 2>&1 | head -n 1)"
      break
    fi
    pause 0.02
  done
}
is_killed_by_filter() { # a first thread that is dead, under a filter, while the others wait for it
  local process
  for process in $(processes); do
    # Mode 3 is what kernels from 5.17 on say of a thread that its filter has killed.
    awk '/^State:/ { dead = $2 == "Z" } /^Threads:/ { others = $2 > 1 } /^Seccomp:/ { mode = $2 }
      END { exit !(dead && others && mode >= 2) }' "/proc/$process/status" 2> /dev/null && return
  done
  return 1
}

ctr -n k8s.io snapshots view "kindproof-$name" "$snapshot" > /dev/null || exit 1
eval "$(ctr -n k8s.io snapshots mounts "$folder/image" "kindproof-$name")" || exit 1
IFS= read -r spec
echo begun

copy() { # of a folder, at no cost
  mkdir "$2" "$2.work" &&
    # The copy is the owner's whose the folder was, with its permissions.
    install -d $(stat -c '-o %u -g %g -m %a' "$1") "$2.upper" &&
    mount -t overlay overlay -o "lowerdir=$1,upperdir=$2.upper,workdir=$2.work" "$2" &&
    copies+=("$2")
}
prepare() { # NO_NEW_PRIVILEGES FILTER
  local number=0 volume config
  # A hook of kind's counts on that name.
  mkdir -p "$bundle" && copy "$folder/image" "$bundle/rootfs" || return
  for volume in "${volumes[@]}"; do
    copy "$volume" "$bundle/volume$number" || return
    number=$((number + 1))
  done
  config=${spec//@FOLDER@/"$bundle"}
  config=${config/@NAME@/"$name-$id"}
  config=${config/\"@NO_NEW_PRIVILEGES@\"/$1}
  printf %s "${config/\"@FILTER@\"/"$2"}" > "$bundle/config.json"
}
answer() { # WORD: and what was said, and away with it
  local code=0 said= file
  if [ -n "$run" ]; then
    end_all
    wait "$run"
    code=$?
    run=
  fi
  for file in runtime out err; do
    said+=' ='
    [ ! -s "$bundle/$file" ] || said+=$(tail -c 65536 "$bundle/$file" | base64 -w 0)
  done
  said+=" =$(printf %s "$trouble" | base64 -w 0)"
  umount -l "${copies[@]}" 2> /dev/null
  rm -rf "$bundle"
  echo "$1 $code$said"
}
is_ready() {
  [ "$now" -ge "$alive" ] || return
  case $port in
    end) false ;;
    alive) true ;;
    *) (exec 3<> "/dev/tcp/$address/$port") 2> /dev/null ;;
  esac
}
start() { # ID MILLISECONDS NO_NEW_PRIVILEGES FILTER
  id=$1
  bundle=$folder/$id
  copies=()
  trouble=
  local until alive open= seen
  if ! prepare "$3" "$4" 2> "$folder/said"; then
    trouble="it cannot be prepared: $(tail -n 1 "$folder/said")"
    answer exited
    return
  fi
  look
  until=$((now + $2))
  alive=$((now + lives))
  seen=$((now + 300))
  "$program" --root "$state" --log "$bundle/runtime" --log-format json \
    run --bundle "$bundle" --pid-file "$bundle/pid" "$name-$id" > "$bundle/out" 2> "$bundle/err" < /dev/null 9<&- &
  run=$!
  while runs; do
    look
    if [ -s "$bundle/pid" ]; then
      # A server may open its port and end at the next step: it must be open a moment later, too.
      if is_ready; then
        [ -n "$open" ] || open=$now
        if [ "$((now - open))" -ge 100 ]; then
          echo ready
          return
        fi
      else
        open=
      fi
      if [ "$now" -gt "$until" ]; then
        answer silent
        return
      fi
    elif [ "$now" -gt "$seen" ]; then
      # The rest of the runtime's threads live on, and wait for the dead one for ever.
      if is_killed_by_filter; then
        answer filtered
        return
      elif [ "$now" -gt "$until" ]; then
        answer stuck
        return
      fi
      seen=$((now + 300))
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
