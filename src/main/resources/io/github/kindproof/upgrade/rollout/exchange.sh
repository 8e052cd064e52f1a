# exchange NEW OLD: puts the files of folder NEW in their places; what was there is kept in OLD.
# A program that runs is not written to: it is unlinked, and goes on.
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
