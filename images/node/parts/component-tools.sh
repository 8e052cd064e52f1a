#!/usr/bin/env bash
# The small root that all component images share: what kube-proxy and the pod network call.
# The libraries of the iptables extensions count too: kube-proxy's rules need libxt_statistic.
set -euo pipefail
mmdebstrap --variant=essential --include=iptables,nftables,iproute2,conntrack,busybox \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
  --customize-hook="copy-in '$RECIPE/../lean-root.sh' /" \
  --customize-hook='chroot "$1" sh /lean-root.sh /usr/sbin/xtables-nft-multi /usr/sbin/nft \
    /usr/sbin/conntrack /usr/bin/ip /usr/bin/busybox /usr/lib/*/xtables /etc/protocols' \
  --customize-hook="copy-out /lean '$OUT'" \
  "$SUITE" /dev/null
cd "$OUT"
mv lean root
for name in iptables ip6tables; do
  for form in '' -save -restore; do ln -s xtables-nft-multi "root/usr/sbin/$name$form"; done
done
for name in sh cat cp grep ls mv sed sleep; do ln -s busybox "root/usr/bin/$name"; done
mkdir -p root/etc/cni/net.d root/run root/tmp root/usr/local/bin root/var/run
