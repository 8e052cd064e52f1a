package io.github.kindproof.upgrade.seccompdefault.run;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.node.NodeShell;

/**
 * The pods of a cluster without a way out of it, until this is closed: its nodes reject whatever
 * pods send to other addresses than those of pods and nodes, and do not resolve other names.
 */
final class ClosedEgress implements AutoCloseable {
  private static final String SCRIPT = PackagedFile.text(ClosedEgress.class, "egress.sh");

  private final Cluster cluster;

  private ClosedEgress(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Close the way out on all nodes.
   *
   * @throws EnvironmentException if a node cannot close it
   */
  static ClosedEgress of(Cluster cluster) {
    ClosedEgress closed = new ClosedEgress(cluster);
    try {
      cluster.nodes().forEach(node -> closed.run(node, "close"));
      return closed;
    } catch (RuntimeException e) {
      closed.close();
      throw e;
    }
  }

  @Override
  public void close() {
    cluster.nodes().forEach(node -> node.run("sh", "-c", SCRIPT, "egress", "open", pods(node)));
  }

  private void run(NodeShell node, String what) {
    ProcessResult result = node.run("sh", "-c", SCRIPT, "egress", what, pods(node));
    if (!result.ok()) {
      throw new EnvironmentException(
          "node " + node.container() + " cannot keep pods in the cluster: " + result.lastLine(),
          "use --open-egress if the workloads may connect to other machines");
    }
  }

  /** Return the addresses of the pods on a node. */
  private String pods(NodeShell node) {
    return cluster.client().nodes().withName(node.container()).get().getSpec().getPodCIDR();
  }
}
