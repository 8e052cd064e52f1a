#!/usr/bin/env bash
# The images of Kubernetes' own pods, under the names that kubeadm asks for. All share one layer.
set -euo pipefail
root=$WORK/root
cp -a "$PARTS/component-tools/root" "$root"
cp "$PARTS/kubernetes/hyperkube" "$root/usr/local/bin/"
cp "$PARTS/etcd/server" "$root/usr/local/bin/etcd"
cp "$RECIPE/pod-network.sh" "$root/usr/local/bin/pod-network"
cp "$PARTS/coredns/coredns" "$PARTS/pause/pause" "$root/"
chmod 755 "$root/usr/local/bin/pod-network"
for name in kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubectl; do
  ln -s hyperkube "$root/usr/local/bin/$name"
done

ln -s "$PARTS/kubernetes/hyperkube" "$WORK/kubeadm"
"$WORK/kubeadm" config images list --kubernetes-version "$KUBERNETES_VERSION" > "$OUT/names"
echo docker.io/kindproof/pod-network:1 >> "$OUT/names"
sed -E 's#.*/(coredns|pause):.*#& {"Entrypoint": ["/\1"]}#' "$OUT/names" \
  | bash "$RECIPE/../image-archive.sh" "$root" "$OUT/images.tar"
grep /pause: "$OUT/names" > "$OUT/pause-image"
