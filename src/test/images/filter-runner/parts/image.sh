#!/usr/bin/env bash
# Makes the image IMAGE of the program, and nothing else in it.
set -euo pipefail
tar -C "$PARTS/program" --owner=0 --group=0 -c filter-runner | docker import \
  -c 'ENTRYPOINT ["/filter-runner"]' -c 'LABEL io.github.kindproof.internal.image=filter-runner' \
  - "$IMAGE"
