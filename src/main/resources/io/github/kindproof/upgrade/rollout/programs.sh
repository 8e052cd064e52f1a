# programs CONFIG: prints an archive of the container runtime's programs, from the places where
# images/runtime installs them, and of CONFIG if that is not empty.
cd /
ls -d usr/local/bin/{containerd,containerd-shim-runc-v2,ctr} usr/local/sbin/{runc,crun} \
  usr/local/lib/crun $1 2>/dev/null | tar -c -T -
