package io.github.kindling.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindling.cache.ProjectFiles;
import io.github.kindling.evidence.Evidence;
import io.github.kindling.failure.BadInput;
import io.github.kindling.node.HostShell;
import io.github.kindling.node.KernelLog;
import io.github.kindling.node.NodeShell;
import io.github.kindling.workload.Deployer;
import io.github.kindling.workload.Manifest;
import io.github.kindling.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A cluster whose nodes are all Ready. Safe for use by several threads: each workload has a
 * namespace of its own. Closing it deletes it.
 */
public final class Cluster implements AutoCloseable {
  private final ClusterSpec spec;
  private final String name;
  private final KubernetesClient client;
  private final List<NodeShell> nodes;
  private final ProjectFiles files;
  private final NodeImages images;
  private final Supplier<HostShell> host;
  private final Deployer deployer;
  private final Runnable deletion;
  private final Consumer<Workload> applied;

  /**
   * For those who make clusters.
   *
   * @param nodes the control plane first
   * @param deletion deletes the cluster, and does nothing the second time
   */
  public Cluster(
      ClusterSpec spec,
      String name,
      KubernetesClient client,
      List<NodeShell> nodes,
      ProjectFiles files,
      NodeImages images,
      Supplier<HostShell> host,
      Timeouts timeouts,
      Runnable deletion) {
    this(
        spec,
        name,
        client,
        nodes,
        files,
        images,
        host,
        new Deployer(
            client, nodes, timeouts.podSettled(), timeouts.serving(), timeouts.stability()),
        deletion,
        workload -> {});
  }

  private Cluster(
      ClusterSpec spec,
      String name,
      KubernetesClient client,
      List<NodeShell> nodes,
      ProjectFiles files,
      NodeImages images,
      Supplier<HostShell> host,
      Deployer deployer,
      Runnable deletion,
      Consumer<Workload> applied) {
    this.spec = spec;
    this.name = name;
    this.client = client;
    this.nodes = List.copyOf(nodes);
    this.files = files;
    this.images = images;
    this.host = host;
    this.deletion = deletion;
    this.deployer = deployer;
    this.applied = applied;
  }

  /** The same cluster, telling of each workload that is applied through it. */
  public Cluster telling(Consumer<Workload> listener) {
    return with(deployer, listener);
  }

  /** The same cluster, for pods of which is known that they settle within this time. */
  public Cluster settling(Duration limit) {
    return with(deployer.settling(limit), applied);
  }

  private Cluster with(Deployer otherDeployer, Consumer<Workload> listener) {
    return new Cluster(
        spec, name, client, nodes, files, images, host, otherDeployer, deletion, listener);
  }

  /** What it was made from. */
  public ClusterSpec spec() {
    return spec;
  }

  /** Its name, which tells its owner. */
  public String name() {
    return name;
  }

  /** A client of its API server. */
  public KubernetesClient client() {
    return client;
  }

  /** Shells on its nodes, the control plane first. */
  public List<NodeShell> nodes() {
    return nodes;
  }

  /**
   * The shell on the node of this name.
   *
   * @throws BadInput if it has no such node
   */
  public NodeShell node(String nodeName) {
    return nodes.stream()
        .filter(node -> node.container().equals(nodeName))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "node '" + nodeName + "'",
                    "not in cluster " + name,
                    "name one of " + nodes.stream().map(NodeShell::container).toList()));
  }

  /**
   * Begins to record the seccomp audit records of the kernel that all nodes share.
   *
   * @throws io.github.kindling.failure.EnvironmentFault if none reaches the kernel log, and why
   */
  public KernelLog recordKernelLog() {
    return KernelLog.record(host.get());
  }

  /**
   * Applies a manifest in a namespace of its own, its images brought to the nodes first.
   *
   * @param manifest a file such as {@code manifests/audit-mode.yaml}, of the working directory or
   *     of those that come with Kindling
   * @throws BadInput if it is no manifest with a pod, or the API server rejects it
   */
  public Workload apply(String manifest) {
    return apply(manifest(manifest));
  }

  /** Reads a manifest of the working directory, or one that comes with Kindling. */
  public Manifest manifest(String file) {
    return Manifest.read(files.find(file));
  }

  /** Applies a manifest that was read already. */
  public Workload apply(Manifest manifest) {
    images.bring(manifest.images(), nodes);
    Workload workload = deployer.deploy(manifest);
    applied.accept(workload);
    return workload;
  }

  /** What its nodes say of themselves, for a failure bundle; takes a second or two. */
  public List<Evidence> evidence() {
    return ClusterEvidence.of(this);
  }

  @Override
  public void close() {
    client.close();
    deletion.run();
  }

  @Override
  public String toString() {
    return name + " (" + spec + ")";
  }
}
