package io.github.kindproof.cluster;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.node.HostShell;
import io.github.kindproof.node.NodeShell;
import java.util.List;
import java.util.function.Supplier;

/**
 * The access to a cluster's nodes by means other than its API server.
 *
 * @param shells run programs on the nodes, the control plane first; empty if that is impossible
 * @param images brings images to the nodes
 * @param host opens a shell on the host whose kernel the nodes run on, or throws if there is none
 */
public record NodeAccess(List<NodeShell> shells, NodeImages images, Supplier<HostShell> host) {
  /** Create an access with an unmodifiable copy of the shells. */
  public NodeAccess {
    shells = List.copyOf(shells);
  }

  /**
   * Create an instance for nodes that can be reached only through the API server and pull their own
   * images.
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
