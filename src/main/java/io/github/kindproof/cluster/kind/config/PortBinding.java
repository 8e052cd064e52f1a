package io.github.kindproof.cluster.kind.config;

/**
 * A port of the host that the container engine opens for a node.
 *
 * @param node the index of the node; {@link #OF_NO_NODE} for the API server's
 * @param address where it listens
 * @param protocol in upper case; empty if none is named
 * @param line the line of the port
 */
record PortBinding(int node, IpAddress address, int port, String protocol, int line) {
  /** The API server may be behind a load balancer. */
  static final int OF_NO_NODE = -1;

  /** Return whether kind rejects both on one node, where any address is that of each family. */
  boolean isRejectedWith(PortBinding other) {
    return node == other.node
        && port == other.port
        && protocol.equals(other.protocol)
        && (overlaps(other) || address.isAny() || other.address.isAny());
  }

  /** Return whether the engine cannot open both. */
  boolean excludes(PortBinding other) {
    return port == other.port && transport().equals(other.transport()) && overlaps(other);
  }

  private boolean overlaps(PortBinding other) {
    return address.equals(other.address)
        || address.isV4() == other.address.isV4() && (address.isAny() || other.address.isAny());
  }

  private String transport() {
    return protocol.isEmpty() ? "TCP" : protocol;
  }
}
