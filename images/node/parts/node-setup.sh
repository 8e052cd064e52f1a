#!/bin/sh
# Runs inside the node's root: what kind's Dockerfile does after it has copied its files.
set -eu
systemd=/lib/systemd/system
find $systemd/sysinit.target.wants/ -name systemd-tmpfiles-setup.service -delete
rm -f $systemd/multi-user.target.wants/* /etc/systemd/system/*.wants/* \
  $systemd/local-fs.target.wants/* $systemd/sockets.target.wants/*udev* \
  $systemd/sockets.target.wants/*initctl* $systemd/basic.target.wants/*
echo ReadKMsg=no >> /etc/systemd/journald.conf
ln -sf /lib/systemd/systemd /sbin/init
systemctl enable kubelet.service containerd.service undo-mount-hacks.service
systemctl mask systemd-binfmt.service

mkdir -p /etc/kubernetes/manifests /opt/cni/bin
for plugin in host-local loopback portmap ptp; do mv "/usr/lib/cni/$plugin" /opt/cni/bin/; done

# What no node needs, such as the perl that merged /usr.
rm -rf /usr/lib/cni /usr/lib/*/perl /usr/lib/*/libperl.so.* /usr/share/perl \
  /var/lib/apt/* /var/cache/* /var/log/* /var/lib/dpkg/*-old
dpkg-query -W -f '${Package}=${Version}\n' libseccomp2 systemd libc6 \
  > /component-versions
