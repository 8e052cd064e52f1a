#!/usr/bin/env bash
# Usage: tools/soak.sh [RUNS] [COMMAND...]
# Runs ./kindproof COMMAND again and again (default: 50 runs of the tutorial) and counts, before and after each run,
# what a run could leave behind. Fails if a run fails, or if a count is higher at the end than after the first run.
# Writes target/soak.csv, a line a run.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-50}
shift || true
[ $# -gt 0 ] || set -- tutorial

folder=${XDG_CACHE_HOME:-$HOME/.cache}/kindproof
counts() {
  local containers networks volumes rules inotify files memory
  containers=$(docker ps --all --quiet | wc -l)
  networks=$(docker network ls --quiet | wc -l)
  volumes=$(docker volume ls --quiet | wc -l)
  rules=$(iptables-save | grep -c '^-A' || true)
  inotify=$(find /proc/[0-9]*/fd -lname 'anon_inode:inotify' 2> /dev/null | wc -l || true)
  # The folders of runs, and temporary files: not what a checkout below the same folder has.
  files=$(find "$folder/run" "${TMPDIR:-/tmp}" -mindepth 1 -maxdepth 1 \
    \( -path "$folder/run/*" -o -name 'kindproof*' \) 2> /dev/null | wc -l)
  # The engine's own memory in MiB: what its caches may need is no leak, growth in each run is.
  memory=$(($(cat /proc/"$(pidof -s dockerd)"/status | sed -nE 's/^VmRSS:\s+([0-9]+) kB/\1/p') / 1024))
  echo "$containers,$networks,$volumes,$rules,$inotify,$files,$memory"
}

mkdir -p target
{
  echo "run,seconds,exit code,retries,containers,networks,volumes,iptables rules,inotify instances,files,engine MiB"
  echo "0,,,,$(counts)"
} > target/soak.csv
failed=0
for run in $(seq "$runs"); do
  begin=$SECONDS code=0
  ./kindproof "$@" > target/soak-run.log 2>&1 || code=$?
  retries=$(grep -c '^retrying ' target/soak-run.log || true)
  echo "$run,$((SECONDS - begin)),$code,$retries,$(counts)" | tee -a target/soak.csv
  if [ "$code" != 0 ]; then
    failed=$((failed + 1))
    cp target/soak-run.log "target/soak-run-$run.log"
  fi
done

first=$(sed -n 3p target/soak.csv) last=$(tail -n 1 target/soak.csv)
grown=$(paste -d, <(tr , '\n' <<< "$first" | sed -n 5,10p) <(tr , '\n' <<< "$last" | sed -n 5,10p) |
  awk -F, '$2 > $1 { grown++ } END { print grown + 0 }')
echo "$runs runs, $failed failed, $grown of 6 counts higher than after the first run"
[ "$failed" = 0 ] && [ "$grown" = 0 ]
