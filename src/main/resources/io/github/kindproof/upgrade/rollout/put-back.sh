# put-back OLD: restores the files that exchange.sh kept in folder OLD.
set -euo pipefail
cd "$1"
while read -r file; do rm -f "/$file"; done < .absent
find . ! -type d ! -name .absent | while read -r file; do cp -a --remove-destination "$file" "/$file"; done
