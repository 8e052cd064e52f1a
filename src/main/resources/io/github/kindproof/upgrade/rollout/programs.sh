# Prints an archive of the container runtime's programs, from the places where images/runtime installs them, and of
# containerd's configuration, which names the program that it starts. crun has its message bus with it.
cd /
bus=
[ ! -e usr/local/sbin/crun ] || bus=$(echo usr/local/sbin/dbus-daemon usr/local/lib/dbus usr/share/dbus-1/system.conf \
  usr/lib/systemd/system/{dbus.socket,dbus.service,dbus.service.d,sockets.target.wants/dbus.socket})
# shellcheck disable=SC2086 # words are wanted
ls -d usr/local/bin/{containerd,containerd-shim-runc-v2,ctr} usr/local/sbin/{runc,crun,youki} usr/local/lib/crun $bus \
  etc/containerd/config.toml 2>/dev/null | tar -c -T -
