#!/usr/bin/env bash
# A whole Debian with these packages: set-up asks it for programs as it asks any machine.
set -euo pipefail
show='${Package}=${Version}'
mkdir "$OUT/root"
mmdebstrap --variant=essential --include="${PACKAGES// /,}" --dpkgopt=path-exclude=/usr/share/doc/* \
  --customize-hook="chroot \"\$1\" dpkg-query -f '$show' -W ${PACKAGES%% *} >'$OUT/version'" \
  "$SUITE" - | tar -C "$OUT/root" --exclude='./dev/*' --exclude='./var/cache/apt/*' --exclude='./var/lib/apt/lists/*' -x
