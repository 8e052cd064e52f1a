# Gives each container that this node starts from now on an audit session of its own, which all its
# processes inherit: the runtime is started by way of a script that opens one and writes down whose
# it is. Does nothing the second time, or where the kernel has no audit sessions.
set -eu
kept=/usr/local/lib/kindproof
[ -w /proc/self/loginuid ] || exit 0
pid=$(pgrep -o -x containerd)
path=$(tr '\0' '\n' < "/proc/$pid/environ" | sed -n 's/^PATH=//p')
program=$(crictl info | sed -nE 's/.*"BinaryName": *"([^"]+)".*/\1/p' | sort -u | head -n 1)
program=$(PATH=$path; command -v "${program:-runc}")
name=${program##*/}
[ ! -e "$kept/$name" ] || exit 0
mkdir -p "$kept"
cp -L "$program" "$kept/$name.part"
cat > "$program.part" <<WRAPPER
#!/bin/sh
{
  if echo 0 > /proc/self/loginuid; then
    read -r session < /proc/self/sessionid
    for container; do :; done
    echo "\$session \$container" >> /run/kindproof-sessions
  fi
} 2> /dev/null
exec $kept/$name "\$@"
WRAPPER
chmod 755 "$program.part" "$kept/$name.part"
mv "$kept/$name.part" "$kept/$name"
mv -f "$program.part" "$program"
