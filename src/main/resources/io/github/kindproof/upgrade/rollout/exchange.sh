# exchange NEW OLD: installs the files of folder NEW, and keeps the previous ones in OLD.
# A running program is unlinked and not overwritten, so it keeps running.
set -euo pipefail
new=$1 old=$2
mkdir -p "$old"
: > "$old/.absent"
cd "$new"
find . ! -type d | while read -r file; do
  mkdir -p "$old/${file%/*}" "/${file%/*}"
  if [ -e "/$file" ] || [ -L "/$file" ]; then
    cp -a "/$file" "$old/$file"
  else
    echo "$file" >> "$old/.absent"
  fi
  cp -a --remove-destination "$file" "/$file"
done
