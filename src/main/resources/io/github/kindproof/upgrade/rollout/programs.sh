# programs CONFIG: the programs of a container runtime that this node image has where images/runtime
# lays them, and CONFIG if that is not empty, as an archive.
cd /
ls -d usr/local/bin/{containerd,containerd-shim-runc-v2,ctr} usr/local/sbin/{runc,crun} \
  usr/lib/*/libyajl.so.* $1 2>/dev/null | tar -c -T -
