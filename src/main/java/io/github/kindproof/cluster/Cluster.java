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
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A cluster whose nodes are all Ready. It is safe for use by several threads: each workload has its
 * own namespace. Providers create one with a {@link ClusterBuilder}.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public sealed interface Cluster extends AutoCloseable permits BootedCluster {
  /** Return the spec from which the cluster was made. */
  ClusterSpec spec();

  /** Return the name, which identifies the owner. */
  String name();

  /** Return a client of the API server. */
  KubernetesClient client();

  /**
   * Return shells on the nodes, control plane first; empty without {@link
   * ClusterFeature#NODE_SHELL}.
   */
  List<NodeShell> nodes();

  /**
   * Return the shell on the node with this name.
   *
   * @throws BadInputException if the cluster has no such node
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
                    "choose one of "
                        + nodes().stream()
                            .map(NodeShell::container)
                            .collect(Collectors.joining(", "))));
  }

  /**
   * Start recording the seccomp audit records of the kernel that all nodes share. Records made
   * after this returns are in the recording.
   *
   * @throws io.github.kindproof.EnvironmentException if no record reaches the kernel log, and why
   */
  KernelLog recordKernelLog();

  /**
   * Apply a manifest in a new namespace, after bringing its images to the nodes. Does not wait for
   * the pods to run. A namespace named in the manifest is not used, but the labels and annotations
   * of its {@code Namespace} object are. If this fails, nothing of it stays in the cluster.
   *
   * @param manifest a file such as {@code manifests/audit-mode.yaml}, in the working directory or
   *     among Kindproof's own files
   * @throws BadInputException if it is not a manifest, names several namespaces, has a
   *     cluster-scoped object, or is rejected by the API server
   */
  default Workload apply(String manifest) {
    return apply(manifest(manifest));
  }

  /** Apply a manifest that has been read, like {@link #apply(String)}. */
  Workload apply(Manifest manifest);

  /** Read a manifest from the working directory, or one that comes with Kindproof. */
  Manifest manifest(String file);

  /** Collect the evidence of all nodes and pods for a failure bundle; takes a second or two. */
  default List<Evidence> evidence() {
    return evidence(List.of());
  }

  /**
   * Collect the same evidence, with only the pods and events of these workloads; of all if there
   * are none. Pod observations are reused, so a workload may already be closed.
   */
  List<Evidence> evidence(Collection<Workload> workloads);

  /** Delete the cluster, or remove what Kindproof added to someone else's cluster. */
  @Override
  void close();
}
