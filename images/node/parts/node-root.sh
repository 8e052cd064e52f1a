#!/usr/bin/env bash
# The node's root without its container runtime: Debian with systemd, and kind's own base files set up as
# kind's own image does it (images/base/Dockerfile of its module).
set -euo pipefail
base=$(GOTOOLCHAIN=local GOFLAGS= go mod download -json "sigs.k8s.io/kind@$KIND_VERSION" | jq -r .Dir)/images/base/files
cp -r --no-preserve=mode "$base" "$WORK/files"
chmod 755 "$WORK"/files/usr/local/bin/* "$WORK"/files/kind/bin/*
rm -r "$WORK/files/LICENSES" "$WORK/files/usr/local/bin/clean-install"

# runc may not lower its oom_score_adj where the machine itself lacks CAP_SYS_RESOURCE.
sed -i 's/restrict_oom_score_adj = false/restrict_oom_score_adj = true/' \
  "$WORK/files/etc/containerd/config.toml"
# That snapshotter is for engines without overlayfs, and its program is not on board.
rm "$WORK/files/etc/systemd/system/containerd-fuse-overlayfs.service"

tar -C "$WORK/files" --owner=0 --group=0 -cf "$WORK/files.tar" .
cp "$RECIPE/parts/node-setup.sh" "$WORK/"
packages=systemd,containernetworking-plugins,conntrack,iptables,nftables,iproute2
packages=$packages,ethtool,util-linux,mount,kmod,libseccomp2,bash,ca-certificates,curl,jq,procps,hostname
mmdebstrap --variant=essential --include="$packages" \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' \
  --customize-hook="tar-in '$WORK/files.tar' /" \
  --customize-hook="copy-in '$WORK/node-setup.sh' /" \
  --customize-hook='chroot "$1" sh /node-setup.sh && rm "$1/node-setup.sh"' \
  --customize-hook="copy-out /component-versions '$OUT'" \
  --customize-hook='rm "$1/component-versions"' \
  "$SUITE" "$OUT/root.tar"
