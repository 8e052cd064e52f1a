# put-back OLD: what exchange.sh has kept in folder OLD is in its places again.
set -euo pipefail
cd "$1"
while read -r file; do rm -f "/$file"; done < .absent
find . ! -type d ! -name .absent | while read -r file; do cp -a --remove-destination "$file" "/$file"; done
