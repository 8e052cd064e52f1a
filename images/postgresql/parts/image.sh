#!/usr/bin/env bash
# Makes the image IMAGE of PostgreSQL. Its data is made by initdb, before the server starts.
set -euo pipefail
root=$WORK/root
cp -a "$PARTS/programs/root" "$root"
install -D -m 644 "$RECIPE/pg_hba.conf" "$root/etc/postgresql/pg_hba.conf"
mkdir -p "$root/var/lib/postgresql"
mkdir -m 1777 "$root/var/lib/postgresql/data"
# SIGINT ends it at once; at SIGTERM it would wait until all clients have gone.
echo '{"User": "postgres", "StopSignal": "SIGINT", "ExposedPorts": {"5432/tcp": {}},
    "Env": ["PATH=/usr/lib/postgresql/15/bin:/usr/bin", "PGDATA=/var/lib/postgresql/data/pgdata"],
    "Cmd": ["postgres", "-c", "listen_addresses=*", "-c", "unix_socket_directories=",
            "-c", "hba_file=/etc/postgresql/pg_hba.conf"]}' \
  | bash "$RECIPE/../workload-image.sh" "$root" "$(< "$PARTS/programs/version")"
