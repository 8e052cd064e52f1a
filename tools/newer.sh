#!/bin/sh
# Lists the releases of Kubernetes, containerd, runc and kind that the Go module proxy has and that are newer than the
# listed ones of the same minor, and each minor that is newer than all listed ones. Exits with 1 if there are any.
#
# Needs Go.
set -eu
cd "$(dirname "$0")/.."
kind=$(sed -n 's/^ *KIND_VERSION: //p' images/node/recipe.yaml)
all=$(mktemp)
trap 'rm -f "$all"' EXIT

releases() { # of a module, oldest first; sort -V would put a pre-release after its release
  go list -m -versions "$1" | tr ' ' '\n' | tail -n +2 | sed 's/-/~/' | sort -V | tr '~' '-'
}

minors() { # v1.34 for each v1.34.11
  printf '%s\n' "$@" | sed 's/^\(v[0-9]*\.[0-9]*\)\..*/\1/'
}

compare() { # file, module, listed versions such as v1.34.11
  file=$1
  module=$2
  shift 2
  releases "$module" > "$all"
  [ -s "$all" ] || { echo "$module: the Go module proxy lists no versions" >&2; exit 3; }
  for listed; do
    case $listed in
      *-*) newest=$(grep "^$(minors "$listed")\." "$all" | tail -n 1) ;; # also the release of a preview
      *) newest=$({ grep "^${listed%.*}\.[0-9]*\$" "$all" || true; echo "$listed"; } | sort -V | tail -n 1) ;;
    esac
    [ "$newest" = "$listed" ] || tell "$file: $module $listed: $newest is available"
  done
  last=$(minors "$@" | sort -V | tail -n 1)
  # shellcheck disable=SC2046 # one word for each version
  for minor in $(minors $(cat "$all") | uniq); do
    [ "$(printf '%s\n' "$last" "$minor" | sort -V | tail -n 1)" = "$last" ] ||
      tell "$file: $module: $(grep "^$minor\." "$all" | tail -n 1) is available, of a minor that is not listed"
  done
}

tell() {
  echo "$1"
  code=1
}

of_runtime() { sed -n "s/^ *$1: /v/p" runtimes.yaml | sort -u; }

code=0
# shellcheck disable=SC2046 # one word for each version
compare kubernetes-versions.yaml k8s.io/kubernetes $(sed -n 's/^- version: //p' kubernetes-versions.yaml)
# shellcheck disable=SC2046
compare runtimes.yaml github.com/containerd/containerd/v2 $(of_runtime containerd | grep '^v2')
# shellcheck disable=SC2046
compare runtimes.yaml github.com/containerd/containerd $(of_runtime containerd | grep '^v1')
# shellcheck disable=SC2046
compare runtimes.yaml github.com/opencontainers/runc $(of_runtime runc)
compare images/node/recipe.yaml sigs.k8s.io/kind "$kind"
[ $code = 1 ] || echo "nothing newer"
exit $code
