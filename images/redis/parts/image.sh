#!/usr/bin/env bash
# Makes the image IMAGE of redis, with a folder that it can save to.
set -euo pipefail
root=$WORK/root
cp -a "$PARTS/programs/root" "$root"
install -D -m 644 "$RECIPE/redis.conf" "$root/etc/redis/redis.conf"
mkdir -m 1777 "$root/data"
echo '{"User": "redis", "Cmd": ["redis-server", "/etc/redis/redis.conf"], "ExposedPorts": {"6379/tcp": {}}}' \
  | bash "$RECIPE/../workload-image.sh" "$root" "$(< "$PARTS/programs/version")"
