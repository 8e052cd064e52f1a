# Follows the kernel log with its rate limit lifted until standard input ends: kernel-log NAME.
# Each line of input asks for a marker: an audit record of this very script, named as that line says,
# which begins with NAME. It comes after every earlier one since the kernel's audit queue keeps order.
name=$1
log=$(mktemp)
exec 7< /dev/kmsg || exit 1

followers=()
trap 'kill "${followers[@]}" 2> /dev/null; release; rm -f "$log"' EXIT
trap 'exit 1' TERM INT HUP
lift

# Through a file, so that the kernel's own small buffer never waits for what comes behind. A read
# that fails was overrun, and the next one goes on after the gap.
{ while ! cat <&7; do :; done; } 2> /dev/null > "$log" 8<&- 9<&- &
followers+=($!)

# From the first marker on. The cgroup of a process is said before its first record, and again if
# its pid has come to mean another process.
follow() {
  local line pid cgroup started=
  local -A known
  while IFS= read -r line; do
    if [[ $line == *' type=1326 '*' pid='* ]]; then
      [[ -n $started || $line == *"comm=\"$name"* ]] || continue
      started=yes
      pid=${line#* pid=}
      pid=${pid%% *}
      cgroup=
      { IFS= read -r -d '' cgroup < "/proc/$pid/cgroup"; } 2> /dev/null
      if [[ -n $cgroup && $cgroup != "${known[$pid]-}" ]]; then
        known[$pid]=$cgroup
        printf 'cgroup %s %s\n' "$pid" "${cgroup//$'\n'/ }"
      fi
    fi
    [ -z "$started" ] || printf '%s\n' "$line"
  done
}
tail -f -n +1 "$log" 7<&- 8<&- 9<&- > >(follow 7<&- 8<&- 9<&-) &
followers+=($!)

while IFS= read -r marker; do
  printf %s "$marker" > "/proc/$$/comm"
  printf 'ratelimit %s\n' "$(cat "$limit")"
  umask 0451
  umask 0022
done
