# put-back OLD: restores the files that exchange.sh kept in folder OLD.
set -euo pipefail
cd "$1"
bus=
! grep -q '/dbus\.socket$' .absent || bus=new
[ -z "$bus" ] || systemctl stop dbus.socket dbus.service
while read -r file; do rm -f "/$file"; done < .absent
find . ! -type d ! -name .absent | while read -r file; do cp -a --remove-destination "$file" "/$file"; done
[ -z "$bus" ] || systemctl daemon-reload
