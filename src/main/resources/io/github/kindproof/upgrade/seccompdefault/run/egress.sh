# egress close|open PODS: rejects what pods of these addresses send out of the cluster, or does so no more.
# The second rule is for names: kind's nodes hand the queries of pods to the engine's own resolver.
set -eu
rules() {
  iptables -w "$1" FORWARD -s "$pods" ! -d "$pods" -j REJECT
  iptables -w "$1" INPUT -s "$pods" -d 127.0.0.0/8 -j REJECT
}
pods=$2
case $1 in
  close) rules -I ;;
  open) rules -D ;;
esac
