package io.github.kindproof.cluster;

/**
 * The number of nodes that run on this machine; nodes with a control plane need more of it.
 *
 * @param controlPlanes nodes with a control plane, which run pods too
 * @param workers nodes without a control plane
 */
public record NodeCount(int controlPlanes, int workers) {
  /** None on this machine. */
  public static final NodeCount NONE = new NodeCount(0, 0);

  /** Return the count of a cluster with one control plane and these workers. */
  public static NodeCount ofCluster(int workers) {
    return new NodeCount(1, workers);
  }

  /** Return the total number of nodes. */
  public int all() {
    return controlPlanes + workers;
  }

  /** Return the sum of both counts. */
  public NodeCount plus(NodeCount other) {
    return new NodeCount(controlPlanes + other.controlPlanes, workers + other.workers);
  }
}
