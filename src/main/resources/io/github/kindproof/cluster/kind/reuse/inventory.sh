# Prints what makes this node what it is, by section, each line as VALUE, two blanks, NAME.
# A restart of the node rewrites /etc/machine-id, mount and umount, so these are left out.

echo '= files'
find /etc /kind /var/lib/kubelet/seccomp -type f ! -path /etc/machine-id -exec sha256sum {} +
find /var/lib/kubelet -maxdepth 1 -type f ! -name '*_state' -exec sha256sum {} +
find /etc /kind -type l -printf '%l  %p\n'

# By size and time of change: kubelet and runtime are too large to read each time.
echo '= programs'
find /usr /opt /bin /sbin /lib -xdev -type f ! -name mount ! -name umount -printf '%s,%C@  %p\n'

echo '= services'
for service in kubelet containerd; do
  echo "$(systemctl show --property ExecMainStartTimestampMonotonic --value $service)  $service"
done

echo '= images'
crictl --timeout 30s images --output json
