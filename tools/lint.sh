#!/usr/bin/env bash
# Checks the repository's own scripts and workflows with shellcheck, actionlint and zizmor. Prints nothing if all is well.
set -euo pipefail
cd "$(dirname "$0")/.."
actionlint=github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 # which also runs shellcheck on the steps
failed=0

if [ -z "${KINDPROOF_LINT-}" ]; then
  KINDPROOF_LINT=yes exec tools/python.sh tools/lint-requirements.txt tools/lint.sh
fi
command -v go > /dev/null ||
  { echo "tools/lint.sh: no Go to compile actionlint; install Go 1.24 or newer" >&2; exit 3; }

scripts() { # of the shell, by their first lines
  git ls-files -z | xargs -0 awk 'FNR == 1 && /^#!.*[\/ ](ba|da)?sh( |$)/ { print FILENAME } { nextfile }'
}
mapfile -t files < <(scripts)
shellcheck "${files[@]}" || failed=1
go run "$actionlint" || failed=1
zizmor --offline --quiet --pedantic . || failed=1
exit $failed
