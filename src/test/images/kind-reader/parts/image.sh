#!/usr/bin/env bash
# Makes the image IMAGE of the program, and nothing else in it.
set -euo pipefail
tar -C "$PARTS/program" --owner=0 --group=0 -c kind-reader | docker import \
  -c 'ENTRYPOINT ["/kind-reader"]' -c 'LABEL io.github.kindproof.internal.image=kind-reader' \
  - "$IMAGE"
