#!/usr/bin/env bash
# Compiles the probe by its own recipe's script.
set -euo pipefail
RECIPE=$RECIPE/../probe exec bash "$RECIPE/../probe/parts/program.sh"
