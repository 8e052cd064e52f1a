# exchange NEW OLD: installs the files of folder NEW, and keeps the previous ones in OLD.
# A running program is unlinked and not overwritten, so it keeps running. Of containerd's configuration, only the
# program that it starts is taken from NEW.
set -euo pipefail
new=$1 old=$2
mkdir -p "$old"
: > "$old/.absent"
cd "$new"
config=etc/containerd/config.toml
program=$(sed -nE '/^ *BinaryName *=/ { s/^ *//; p; q }' "$config")
sed -E '/^ *BinaryName *=/d' "/$config" | sed -E "s#^( *)SystemdCgroup *=.*#&${program:+\\n\\1$program}#" > config.toml
mv config.toml "$config"
find . ! -type d | while read -r file; do
  mkdir -p "$old/${file%/*}" "/${file%/*}"
  if [ -e "/$file" ] || [ -L "/$file" ]; then
    cp -a "/$file" "$old/$file"
  else
    echo "$file" >> "$old/.absent"
  fi
  cp -a --remove-destination "$file" "/$file"
done
if [ -e usr/lib/systemd/system/dbus.socket ]; then
  systemctl daemon-reload
  systemctl start dbus.socket
fi
