package io.github.kindproof.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.BadInputException;
import io.github.kindproof.Evidence;
import io.github.kindproof.node.KernelLog;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A cluster whose nodes are all Ready. Safe for use by several threads: each workload has a
 * namespace of its own. Providers make one with a {@link ClusterBuilder}.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public sealed interface Cluster extends AutoCloseable permits BootedCluster {
  /** What it was made from. */
  ClusterSpec spec();

  /** Its name, which tells its owner. */
  String name();

  /** A client of its API server. */
  KubernetesClient client();

  /**
   * Shells on its nodes, the control plane first; none if it has no {@link
   * ClusterFeature#NODE_SHELL}.
   */
  List<NodeShell> nodes();

  /**
   * The shell on the node of this name.
   *
   * @throws BadInputException if it has no such node
   */
  default NodeShell node(String nodeName) {
    return nodes().stream()
        .filter(node -> node.container().equals(nodeName))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "node '" + nodeName + "'",
                    "not in cluster " + name(),
                    "name one of " + nodes().stream().map(NodeShell::container).toList()));
  }

  /**
   * Begins to record the seccomp audit records of the kernel that all nodes share.
   *
   * @throws io.github.kindproof.EnvironmentException if none reaches the kernel log, and why
   */
  KernelLog recordKernelLog();

  /**
   * Applies a manifest in a namespace of its own, its images brought to the nodes first. A
   * namespace that the manifest names is not used; labels and annotations of a {@code Namespace} in
   * it are. If this fails, nothing of it stays in the cluster.
   *
   * @param manifest a file such as {@code manifests/audit-mode.yaml}, in the working directory or
   *     among Kindproof's own files
   * @throws BadInputException if it is no manifest, names several namespaces, has an object that
   *     belongs to the whole cluster, or the API server rejects it
   */
  default Workload apply(String manifest) {
    return apply(manifest(manifest));
  }

  /** Applies a manifest that was read already. */
  Workload apply(Manifest manifest);

  /** Reads a manifest of the working directory, or one that comes with Kindproof. */
  Manifest manifest(String file);

  /** What its nodes say of themselves, for a failure bundle; takes a second or two. */
  default List<Evidence> evidence() {
    return evidence(List.of());
  }

  /**
   * The same with pods and events of these workloads alone; of all if there are none. What the
   * observation of a pod knows is taken from it, so a workload may be closed already.
   */
  List<Evidence> evidence(Collection<Workload> workloads);

  /** Deletes it, or takes away what was brought to one that is somebody else's. */
  @Override
  void close();
}
