# Prints the processes of this node whose first thread is dead while others live on. No one reaps such a process,
# and a kill by its runtime does not reach it. For any sh: K3s' nodes have no bash.
#   now SECONDS-SINCE-1970 SECONDS-SINCE-BOOT
#   process PID MODE LIVING STARTED FIRST NAME     its seccomp mode; its start in hundredths since boot;
#                                                 whether it is the first of its pid namespace (1 or 0)
#   cgroup …                                      of a thread that lives, in one line
#   spec …                                        base64 of what its container's runtime was given, or
#   end                                           if that is gone
# With the uid of a pod (with its second form, where _ stands for -) as arguments, kills those of that
# pod again and again until nothing of it is left, or SECONDS are over: hung-processes SECONDS UID UID.
bundles='/run/containerd/io.containerd.runtime.v2.task/k8s.io /run/k3s/containerd/io.containerd.runtime.v2.task/k8s.io'

each() { # COMMAND: runs it for each, with pid, living and cgroup
  for status in $(grep -l '^State:[[:space:]]*Z' /proc/[0-9]*/status 2> /dev/null); do
    folder=${status%/status} pid=${status#/proc/} living=0 cgroup=
    pid=${pid%/status}
    for thread in "$folder"/task/*; do
      case $(sed -n 's/^State:[[:space:]]*//p' "$thread/status" 2> /dev/null) in
        '' | Z* | X*) ;;
        *)
          living=$((living + 1))
          # cgroup v1 forgets that of a dead thread.
          [ -n "$cgroup" ] || cgroup=$(tr '\n' ' ' < "$thread/cgroup" 2> /dev/null)
          ;;
      esac
    done
    [ "$living" = 0 ] || "$1"
  done
}

tell() {
  fields=$(sed 's/^.*) //' "$folder/stat" 2> /dev/null) || return 0
  first=$(sed -n 's/^NSpid:.*[[:space:]]1$/1/p' "$status")
  printf 'process %s %s %s %s %s %s\n' "$pid" "$(sed -n 's/^Seccomp:[[:space:]]*//p' "$status")" \
    "$living" "$(echo "$fields" | cut -d ' ' -f 20)" "${first:-0}" "$(cat "$folder/comm")"
  printf 'cgroup %s\n' "$cgroup"
  for id in $(echo "$cgroup" | grep -oE '[0-9a-f]{64}' | sort -u); do
    for bundle in $bundles; do
      given=$(base64 "$bundle/$id/config.json" 2> /dev/null | tr -d '\n')
      [ -z "$given" ] || printf 'spec %s\n' "$given"
    done
  done
  echo end
}

end() {
  case $cgroup in
    *"pod$uid"* | *"pod$other"*) kill -9 "$pid" ;;
  esac
}

if [ $# = 0 ]; then
  printf 'now %s %s\n' "$(date +%s)" "$(cut -d ' ' -f 1 /proc/uptime)"
  each tell
  exit 0
fi
left=$1 uid=$2 other=$3
tree=/sys/fs/cgroup
[ ! -d /sys/fs/cgroup/pids ] || tree=/sys/fs/cgroup/pids
has_cgroup() {
  [ -n "$(find "$tree" -type d '(' -name "*pod$uid*" -o -name "*pod$other*" ')' 2> /dev/null | head -n 1)" ]
}
# Where a start failed at the wrong moment, containerd 1.6 keeps a task that has ended: neither it nor
# the kubelet can remove its container then, and its shim stays.
containers() {
  filter="labels.\"io.kubernetes.pod.uid\"==$uid,labels.\"io.cri-containerd.kind\"==container"
  for id in $(ctr -n k8s.io containers ls -q "$filter"); do
    echo "$id"
    ctr -n k8s.io tasks rm "$id" > /dev/null
    crictl rm "$id" > /dev/null
  done
}
while [ "$left" -gt 0 ]; do
  each end
  if ! has_cgroup; then
    [ -n "$(containers 2> /dev/null)" ] || exit 0
  fi
  sleep 1
  left=$((left - 1))
done
exit 1
