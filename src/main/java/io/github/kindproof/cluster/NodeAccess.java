package io.github.kindproof.cluster;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.node.HostShell;
import io.github.kindproof.node.NodeShell;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a cluster's nodes are reached, other than through its API server.
 *
 * @param shells run programs on its nodes, the control plane first; none if nothing can do so
 * @param images brings images to the nodes
 * @param host opens the shell on the host whose kernel the nodes run on, or says why there is none
 */
public record NodeAccess(List<NodeShell> shells, NodeImages images, Supplier<HostShell> host) {
  public NodeAccess {
    shells = List.copyOf(shells);
  }

  /**
   * Nodes that are reached in no other way, and pull their images themselves.
   *
   * @param why why there is no shell on their host
   * @param remedy what to do instead
   */
  public static NodeAccess none(String why, String remedy) {
    return new NodeAccess(
        List.of(),
        (names, nodes) -> {},
        () -> {
          throw new EnvironmentException(why, remedy);
        });
  }
}
