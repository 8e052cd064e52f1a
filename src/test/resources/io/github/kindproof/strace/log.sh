# log POD CONTAINER: what strace saw of the containers of this name.
set -euo pipefail
cd /run/kindproof-strace
for name in *.name; do
  grep -qF "container-name\":\"$2\"" "$name" && grep -qF "sandbox-name\":\"$1\"" "$name" || continue
  cat "${name%.name}.log"
done
