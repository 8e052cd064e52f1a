#!/usr/bin/env bash
# Programs of Debian packages with the libraries that they load, as a root; `version` is the first
# package's, as NAME=VERSION. BEFORE_INSTALL and AFTER_INSTALL are commands, $1 the root of all.
set -euo pipefail
show='${Package}=${Version}'
mmdebstrap --variant=essential --include="${PACKAGES// /,}" \
  --essential-hook="${BEFORE_INSTALL:-true}" \
  --customize-hook="${AFTER_INSTALL:-true}" \
  --customize-hook="copy-in '$RECIPE/../lean-root.sh' /" \
  --customize-hook="chroot \"\$1\" sh /lean-root.sh $PATHS" \
  --customize-hook="chroot \"\$1\" dpkg-query -f '$show' -W ${PACKAGES%% *} >\"\$1/lean/version\"" \
  --customize-hook="copy-out /lean '$OUT'" \
  "$SUITE" /dev/null
cd "$OUT"
mv lean root
mv root/version .
