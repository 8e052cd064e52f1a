#!/bin/sh
# Writes as resources what kind and Kubernetes accept in a kind config, from their Go source: the
# documents that kind writes for kubeadm, and each field, feature gate and kubelet argument with the
# Kubernetes minors that know it. It takes minutes, as it downloads the source of each minor.
#
# Needs Go and jq.
set -eu
cd "$(dirname "$0")/.."
resources=$PWD/src/main/resources/io/github/kindproof/cluster/kind/config
reader=$PWD/src/test/images/kind-reader/source
kind=v0.33.0
# One release of each minor, the newest whose modules are available.
releases="22.17 23.17 24.17 25.16 26.15 27.16 28.15 29.15 30.14 31.14 32.3 33.3 34.11 35.8 36.4 37.0"
modules="kubernetes:v1 kubelet:v0 kube-proxy:v0 api:v0 apimachinery:v0 component-base:v0 apiserver:v0 client-go:v0 controller-manager:v0"
newest=${releases##* }
newest=${newest%.*}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GOFLAGS=-mod=mod GOWORK=off

folder() { # of MODULE at VERSION, or else of the minor's first release
  go mod download -json "$1@$2" > "$work/module" ||
    go mod download -json "$1@${2%.*}.0" > "$work/module"
  jq -r .Dir "$work/module"
}

go build -o "$work/fields" tools/kind-configs/fields.go
cp -r --no-preserve=mode "$(folder sigs.k8s.io/kind $kind)" "$work/kind"
"$work/fields" kind "sigs.k8s.io/kind=$work/kind" > "$work/of-kind"

for release in $releases; do
  minor=${release%.*}
  set --
  for module in $modules; do
    set -- "$@" "k8s.io/${module%:*}=$(folder "k8s.io/${module%:*}" "${module#*:}.$release")"
  done
  if [ "$minor" -le 25 ]; then # klog's own arguments were the kubelet's
    klog=$(sed -nE 's|.*k8s.io/klog/v2 (v[0-9.]+).*|\1|p' "${1#*=}/go.mod" | head -n 1)
    set -- "$@" "k8s.io/klog/v2=$(folder k8s.io/klog/v2 "$klog")"
  fi
  "$work/fields" kubernetes "$@" > "$work/of-minor"
  sed "s/^/$minor /" "$work/of-minor" >> "$work/of-minors"
done

{
  echo "# What a kind config may contain, by tools/kind-configs.sh from the source of kind $kind and of Kubernetes 1.22 to"
  echo "# 1.$newest. FIRST-LAST are the minors that know a field; without LAST, the newest knows it too."
  echo "[kind]"
  echo "release $kind"
  sed -nE 's|^const Image = "kindest/node:(v[0-9.]+)@.*|default-image \1|p' "$work/kind/pkg/apis/config/defaults/image.go"
  LC_ALL=C sort -u "$work/of-kind" | awk '
    { document = $1 " " $2; if (document != last) { print "[" document "]"; last = document }
      print "0- " $3 " " $4 }'
  awk -v newest="$newest" '
    { minor = $1; sub(/^[0-9]+ /, "")
      if (($0 in to) && to[$0] < minor - 1) { print $0 "\t" from[$0] "-" to[$0]; delete to[$0] }
      if (!($0 in to)) from[$0] = minor
      to[$0] = minor }
    END { for (line in to) print line "\t" from[line] "-" (to[line] == newest ? "" : to[line]) }' "$work/of-minors" |
    LC_ALL=C sort | awk -F '\t' '
    { n = split($1, word, " "); document = n == 2 ? word[1] : word[1] " " word[2]
      if (document != last) { print "[" document "]"; last = document }
      print $2 " " (n == 2 ? word[2] : word[3] " " word[4]) }'
} > "$resources/fields.txt"

mkdir "$work/kind/pkg/cluster/reader"
cp "$reader"/*.go "$work/kind/pkg/cluster/reader"
(cd "$work/kind" && go build -o "$work/reader" ./pkg/cluster/reader)
for api in v1beta2:v1.22.17 v1beta3:v1.34.11 v1beta4:v1.36.4; do
  {
    echo "# What kind $kind writes for kubeadm.k8s.io/${api%:*} on a control plane, by tools/kind-configs.sh."
    printf '{"config": "kind: Cluster\\napiVersion: kind.x-k8s.io/v1alpha4", "versions": ["%s"]}' "${api#*:}" |
      "$work/reader" | jq -r '.nodes[0]'
  } > "$resources/${api%:*}.yaml"
done
