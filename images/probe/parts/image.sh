#!/usr/bin/env bash
# Makes the image IMAGE of the program, and nothing else in it.
set -euo pipefail
tar -C "$PARTS/program" --owner=0 --group=0 -c probe | docker import \
  -c 'ENTRYPOINT ["/probe"]' -c 'LABEL io.github.kindproof.internal.image=probe' - "$IMAGE"
