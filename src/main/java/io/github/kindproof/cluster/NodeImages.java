package io.github.kindproof.cluster;

import io.github.kindproof.node.NodeShell;
import java.util.List;
import org.apiguardian.api.API;

/** A supply of workload images for nodes that do not have them. */
public interface NodeImages {
  /**
   * Copy these images, with these names, to every node that lacks them.
   *
   * @param names names in manifests; an image that is unknown here is left for the kubelet to pull
   */
  void bring(List<String> names, List<NodeShell> nodes);

  /** Return the reference of an image in the engine that runs the nodes, after getting it there. */
  @API(status = API.Status.INTERNAL)
  default String inEngine(String name) {
    return name;
  }
}
