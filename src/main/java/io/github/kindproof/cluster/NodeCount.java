package io.github.kindproof.cluster;

/**
 * How many nodes run on this machine; those with a control plane need more of it.
 *
 * @param controlPlanes nodes with a control plane, which run pods too
 * @param workers nodes without
 */
public record NodeCount(int controlPlanes, int workers) {
  /** None on this machine. */
  public static final NodeCount NONE = new NodeCount(0, 0);

  /** A cluster with a control plane on one node. */
  public static NodeCount ofCluster(int workers) {
    return new NodeCount(1, workers);
  }

  /** How many nodes there are. */
  public int all() {
    return controlPlanes + workers;
  }

  /** Both together. */
  public NodeCount plus(NodeCount other) {
    return new NodeCount(controlPlanes + other.controlPlanes, workers + other.workers);
  }
}
