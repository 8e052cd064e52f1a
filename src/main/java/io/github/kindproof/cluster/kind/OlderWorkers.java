package io.github.kindproof.cluster.kind;

import io.github.kindproof.node.NodeShell;
import java.util.List;

/**
 * The workers of a cluster that are older than its control plane. Its kube-proxy runs on all nodes
 * from one image, which only the node image of the control plane contains. Kubernetes supports a
 * kube-proxy as old as the kubelet, so each older worker runs its own, under that name.
 */
final class OlderWorkers {
  private static final String NAME_OWN_PROXY =
      """
      own=$(ctr -n k8s.io images ls -q | grep -m 1 '^registry.k8s.io/kube-proxy:') || exit 0
      [ "$own" = "$1" ] || ctr -n k8s.io images tag "$own" "$1"
      """;

  private OlderWorkers() {}

  /**
   * Give the workers a kube-proxy before it has to be pulled.
   *
   * @param nodes all nodes, the control plane first
   * @param controlPlane the version of the control plane
   */
  static void provide(List<NodeShell> nodes, String controlPlane) {
    String image = "registry.k8s.io/kube-proxy:" + controlPlane;
    nodes.stream()
        .skip(1)
        .forEach(node -> node.run("sh", "-c", NAME_OWN_PROXY, "kube-proxy", image));
  }
}
