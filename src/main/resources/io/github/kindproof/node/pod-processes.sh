# Prints the processes of a pod of this node: pod-processes UID UID, the second with _ in place of -. For any sh:
# K3s' nodes have no bash.
#   container ID PID NAME     of the pod: its first process, and its name in the pod; the sandbox has no name
#   = PID COMMAND             a process: the start of its command in base64, with a NUL after each argument
#   cgroup ID …               what may be ids of containers in its cgroups
#   …                         lines of its status file
bundles='/run/containerd/io.containerd.runtime.v2.task/k8s.io /run/k3s/containerd/io.containerd.runtime.v2.task/k8s.io'
length=4096
pod="pod($1|$2)"

containers() {
  for bundle in $bundles; do
    for config in $(grep -lE "\"cgroupsPath\":\"[^\"]*$pod" "$bundle"/*/config.json 2> /dev/null); do
      folder=${config%/config.json}
      name=$(grep -o '"io.kubernetes.cri.container-name":"[^"]*"' "$config" | head -n 1 | cut -d '"' -f 4)
      first=$(cat "$folder/init.pid" 2> /dev/null) || continue
      printf 'container %s %s %s\n' "${folder##*/}" "$first" "$name"
    done
  done
}

found=$(containers)
[ -z "$found" ] || printf '%s\n' "$found"
# cgroup v1 forgets that of a first thread that is dead.
pids=$(
  {
    printf '%s\n' "$found" | cut -d ' ' -f 3
    grep -lE "$pod" /proc/[0-9]*/cgroup 2> /dev/null | cut -d / -f 3
  } | sort -un
)
for pid in $pids; do
  status=$(grep -E '^(Name|State|PPid|NoNewPrivs|Seccomp|Seccomp_filters):' "/proc/$pid/status" 2> /dev/null) || continue
  command=$(head -c "$length" "/proc/$pid/cmdline" 2> /dev/null | base64 | tr -d '\n')
  ids=$(grep -oE '[0-9a-f]{64}' "/proc/$pid/cgroup" 2> /dev/null | sort -u | tr '\n' ' ')
  printf '= %s %s\ncgroup %s\n%s\n' "$pid" "$command" "$ids" "$status"
done
