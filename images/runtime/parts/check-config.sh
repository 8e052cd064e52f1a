#!/usr/bin/env bash
# Usage: check-config.sh VERSION CONTAINERD FILE
# Checks that this containerd, which reads the older forms of its config, still understands what a node's config sets
# for the CRI.
set -euo pipefail
version=$1 containerd=$2 file=$3
plugin=io.containerd.cri.v1
[ "${version%%.*}" != 1 ] || plugin=io.containerd.grpc.v1.cri
plain() { tr -d ' ' | tr "'" '"' | sed 's/^sandbox_image=/sandbox=/'; }
understood=$("$containerd" --config "$file" config dump | plain \
  | awk -v plugin="$plugin" '/^\[/ { ours = index($0, plugin) } ours')
plain < "$file" | grep -E '^(SystemdCgroup|restrict_oom_score_adj|sandbox)=' | sort -u | while read -r line; do
  grep -qxF "$line" <<< "$understood" \
    || { echo "containerd $version loses $line of the node's /etc/containerd/config.toml"; exit 1; }
done
