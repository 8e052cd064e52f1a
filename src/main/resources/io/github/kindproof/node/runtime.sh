# Prints this node's container runtime as lines of key=value, as reported by the running containerd
# and of the program that it finds by its own search path. For any sh: K3s' nodes have no bash.
set -eu
pid=$(pgrep -o -x containerd)
path=$(tr '\0' '\n' < "/proc/$pid/environ" | sed -n 's/^PATH=//p')
program=$(crictl info | sed -nE 's/.*"BinaryName": *"([^"]+)".*/\1/p' | sort -u | head -n 1)
program=$(PATH=$path; command -v "${program:-runc}")
# That may be the script which gives each container an audit session; then the program is beside it.
[ ! -x "/usr/local/lib/kindproof/${program##*/}" ] || program=/usr/local/lib/kindproof/${program##*/}
told=$("$program" --version)
libseccomp=$(echo "$told" | sed -nE 's/^libseccomp: *//p')
if [ -z "$libseccomp" ]; then
  library=$(ldd "$program" | sed -nE 's/.*libseccomp[^ ]* => ([^ ]+).*/\1/p')
  libseccomp=${library:+$(basename "$(realpath "$library")")}
fi
echo "containerd=$(crictl version | sed -nE 's/^RuntimeVersion: *//p')"
echo "$told" | sed -nE '1s/^([^ ]+) [^ ]+ ([^ ]+).*/program=\1\nversion=\2/p'
echo "$told" | sed -nE 's/^libpathrs: */libpathrs=/p'
echo "libseccomp=$libseccomp"
