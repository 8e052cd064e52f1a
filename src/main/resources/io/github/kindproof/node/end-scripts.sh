# Ends the scripts of a host shell, and waits until they have put back what they changed: end-scripts
# CONTAINER, its id. The main process of the container, a sleep, goes on.
pids=()
for pid in $(grep -lF "$1" /proc/[0-9]*/cgroup 2> /dev/null | cut -d / -f 3); do
  { IFS= read -r name < "/proc/$pid/comm"; } 2> /dev/null || continue
  [ "$pid" = "$$" ] || [ "$name" = sleep ] || pids+=("$pid")
done
[ ${#pids[@]} = 0 ] || kill -TERM "${pids[@]}" 2> /dev/null
for try in {1..50}; do
  kill -0 "${pids[@]}" 2> /dev/null || break
  sleep 0.1
done
