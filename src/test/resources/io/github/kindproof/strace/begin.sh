# begin: from now on each container that this node starts runs under strace. The image of strace has to be on the node.
set -euo pipefail
kept=/usr/local/lib/kindproof root=/usr/local/lib/kindproof/strace
for name in runc crun; do [ ! -e "$kept/$name" ] || break; done
mkdir -p "$root" /run/kindproof-strace
ctr -n k8s.io images mount docker.io/kindproof/strace:1 "$root" > /dev/null
mv "$kept/$name" "$kept/$name.traced"
cat > "$kept/$name" <<WRAPPER
#!/bin/bash
for id; do :; done
case " \$* " in *" create "*) ;; *) exec $kept/$name.traced "\$@" ;; esac
bundle=\$(sed -E 's/.* --bundle ([^ ]+) .*/\1/' <<< " \$* ")
grep -oE '"io.kubernetes.cri.(container-name|sandbox-name)":"[^"]*"' "\$bundle/config.json" > /run/kindproof-strace/\$id.name
loader=\$(echo $root/lib*/ld-linux-*.so.*)
exec "\$loader" --library-path "\$(echo $root/usr/lib/*-linux-gnu)" $root/usr/bin/strace -D -f -s 1 --decode-pids=pidns \
  -o /run/kindproof-strace/\$id.log $kept/$name.traced "\$@"
WRAPPER
chmod 755 "$kept/$name"
