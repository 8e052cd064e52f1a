#!/usr/bin/env bash
# Usage: tools/runtime-needs.sh NODE_IMAGE [PROGRAM]
# Measures which calls the runtime of a node image needs itself under a container's filter, before
# it hands over to the container's program: each call of profiles/fine-grained-complete.json is
# refused in turn. Then measures which further calls it needs to execute a program in a container that runs, as probes,
# hooks and kubectl exec do. Prints an entry for needed-calls.yaml. PROGRAM is runc by default, or crun or youki.
set -euo pipefail
image=$1 program=${2:-runc}
profile=$(dirname "$0")/../profiles/fine-grained-complete.json

node=kindproof-needs-$$
trap 'docker rm -f -v "$node" > /dev/null' EXIT
docker run -d --privileged --network none --volume /var --name "$node" --entrypoint sleep "$image" infinity > /dev/null
docker exec -d "$node" sh -c 'containerd > /var/log/containerd.log 2>&1'
docker exec -i "$node" sh -c 'cat > /profile.json' < "$profile"
docker exec "$node" sh -c 'for try in $(seq 100); do ctr version > /dev/null 2>&1 && exit; sleep 0.1; done
  cat /var/log/containerd.log; exit 1'

docker exec -i "$node" bash -s "$program" <<'MEASURE'
set -uo pipefail
program=$1
cd /tmp
version=$("$program" --version | sed -nE "s/^$program version:? //p")
libpathrs=$("$program" --version | sed -nE 's/^libpathrs: */ with libpathrs /p')
# Whether the runtime hands over to the program under this profile; how that ends is its own affair.
# The runtime says it by ctr, or, after ctr was told of the start, in the words of Go or of C. youki only ends with 255.
starts() {
  ctr -n k8s.io run --rm --runc-binary "$program" --seccomp --seccomp-profile "$1" $2 \
    docker.io/kindproof/probe:1 needs /probe --help > said 2>&1 < /dev/null
  [ "$program $?" != 'youki 255' ] || return 1
  ! grep -qE "^ctr: |operation not permitted|^exec container process|^$program" said
}
# A busy machine fails, too, but not three times in a row.
never_starts() {
  for _ in 1 2 3; do
    ! starts "$@" || return
    remove
  done
  true
}
needs() { # the flag of ctr
  for call in $(jq -r '.syscalls[].names[]' /profile.json); do
    jq --arg call "$call" '.syscalls[].names -= [$call]' /profile.json > without.json
    ! never_starts without.json "$1" || echo "$call"
    remove
  done | sort | paste -sd, | sed 's/,/, /g'
}
# Whether a container runs under this profile and the runtime refuses to execute another program in it.
breaks_exec() {
  remove
  ctr -n k8s.io run --detach --runc-binary "$program" --seccomp --seccomp-profile "$1" $2 \
    "$pause" needs /pause > said 2>&1 < /dev/null || return
  ! ctr -n k8s.io task exec --detach --exec-id more needs /pause > said 2>&1 < /dev/null || return
  # Not if the container's own program has ended meanwhile.
  [ "$(ctr -n k8s.io task ls | awk '$1 == "needs" { print $3 }')" = RUNNING ]
}
remove() {
  ctr -n k8s.io task rm -f needs > /dev/null 2>&1
  ctr -n k8s.io container rm needs > /dev/null 2>&1
  ctr -n k8s.io snapshot rm needs > /dev/null 2>&1
}
exec_needs() { # the flag of ctr
  for call in $(jq -r '.syscalls[].names[]' /profile.json); do
    jq --arg call "$call" '.syscalls[].names -= [$call]' /profile.json > without.json
    ! { breaks_exec without.json "$1" && breaks_exec without.json "$1"; } || echo "$call"
  done | sort | paste -sd, | sed 's/,/, /g'
  remove
}
pause=$(ctr -n k8s.io images ls -q | grep /pause: | head -n 1)
for flag in --allow-new-privs ''; do
  starts /profile.json "$flag" || { cat said >&2; exit 1; }
done
echo "- runtime: $program ${version%%[+~]*}$libpathrs"
echo "  withPrivilegeEscalation: [$(needs --allow-new-privs)]"
echo "  withoutPrivilegeEscalation: [$(needs '')]"
echo "# to execute a program, it also needs [$(exec_needs --allow-new-privs)] with and [$(exec_needs '')] without escalation"
MEASURE
