package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node that a kind config asks for.
 *
 * @param tree its entry in the config; empty for the only node of a config that lists none
 * @param controlPlane whether it has a control plane, as a node without a role has
 * @param initializes whether it is the first control plane, whose kubeadm runs init
 * @param kubernetes the version of its image
 */
record KindNode(
    Optional<YamlNode> tree,
    boolean controlPlane,
    boolean initializes,
    KubernetesVersion kubernetes) {

  /**
   * Return all nodes.
   *
   * @param versions one for each node
   */
  static List<KindNode> of(KindConfig config, List<KubernetesVersion> versions) {
    List<YamlNode> trees = config.tree().items("nodes");
    if (trees.isEmpty()) {
      return List.of(new KindNode(Optional.empty(), true, true, versions.get(0)));
    }
    List<KindNode> nodes = new ArrayList<>();
    boolean initialized = false;
    for (int at = 0; at < trees.size(); at++) {
      String role = trees.get(at).text("role");
      boolean controlPlane = role.isEmpty() || role.equals("control-plane");
      boolean initializes = controlPlane && !initialized;
      initialized |= controlPlane;
      nodes.add(
          new KindNode(Optional.of(trees.get(at)), controlPlane, initializes, versions.get(at)));
    }
    return nodes;
  }

  /** Return whether its kubeadm reads a document of this kind. */
  boolean reads(String kind) {
    return kind.equals(KubeadmDocument.JOIN) != initializes;
  }

  /** Return the kind of the document with the arguments of its own kubelet. */
  String registration() {
    return initializes ? KubeadmDocument.INIT : KubeadmDocument.JOIN;
  }
}
