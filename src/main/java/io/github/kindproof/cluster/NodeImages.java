package io.github.kindproof.cluster;

import io.github.kindproof.node.NodeShell;
import java.util.List;

/** A supply of workload images for nodes that do not have them. */
public interface NodeImages {
  /**
   * Copy these images, with these names, to every node that lacks them.
   *
   * @param names names in manifests; an image that is unknown here is left for the kubelet to pull
   */
  void bring(List<String> names, List<NodeShell> nodes);
}
