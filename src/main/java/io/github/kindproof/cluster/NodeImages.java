package io.github.kindproof.cluster;

import io.github.kindproof.node.NodeShell;
import java.util.List;

/** Brings workload images to nodes that do not have them. */
public interface NodeImages {
  /**
   * Sees to it that every node has these images, under these names.
   *
   * @param names as manifests name them; one that nobody here knows is left for the kubelet to pull
   */
  void bring(List<String> names, List<NodeShell> nodes);
}
