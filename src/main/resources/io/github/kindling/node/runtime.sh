# What this node starts containers with, as lines of key=value: asked of the containerd that runs,
# and of the program that it finds by its own search path.
set -euo pipefail
pid=$(systemctl show --property=MainPID --value containerd)
path=$(tr '\0' '\n' < "/proc/$pid/environ" | sed -n 's/^PATH=//p')
program=$(crictl info | sed -nE 's/.*"BinaryName": *"([^"]+)".*/\1/p' | sort -u | head -n 1)
program=$(PATH=$path; command -v "${program:-runc}")
# That may be the script which gives each container an audit session; then the program is beside it.
[ ! -x "/usr/local/lib/kindling/${program##*/}" ] || program=/usr/local/lib/kindling/${program##*/}
told=$("$program" --version)
libseccomp=$(sed -nE 's/^libseccomp: *//p' <<< "$told")
if [ -z "$libseccomp" ]; then
  library=$(ldd "$program" | sed -nE 's/.*libseccomp[^ ]* => ([^ ]+).*/\1/p')
  libseccomp=${library:+$(basename "$(realpath "$library")")}
fi
read -r name _ version < <(head -n 1 <<< "$told")
echo "containerd=$(crictl version | sed -nE 's/^RuntimeVersion: *//p')"
echo "program=$name"
echo "version=$version"
echo "libseccomp=$libseccomp"
