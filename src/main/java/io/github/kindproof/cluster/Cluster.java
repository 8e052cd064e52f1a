package io.github.kindproof.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.evidence.Evidence;
import io.github.kindproof.node.KernelLog;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.Deployer;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Namespaces;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A cluster whose nodes are all Ready. Safe for use by several threads: each workload has a
 * namespace of its own. Closing it deletes it.
 */
public final class Cluster implements AutoCloseable {
  private final ClusterSpec spec;
  private final String name;
  private final KubernetesClient client;
  private final NodeAccess nodes;
  private final RunContext run;
  private final Evidence madeFrom;
  private final Runnable deletion;
  private final Deployer deployer;
  private final Consumer<Workload> applied;

  /** Manifests whose namespace was not used, and who applied them knows. */
  private final Set<Path> renamed;

  /**
   * For those who make clusters.
   *
   * @param nodes how its nodes are reached, other than through the API server
   * @param run the run that uses it
   * @param madeFrom the configuration that its nodes got, for failure bundles
   * @param deletion deletes the cluster, and does nothing the second time
   */
  public Cluster(
      ClusterSpec spec,
      String name,
      KubernetesClient client,
      NodeAccess nodes,
      RunContext run,
      Evidence madeFrom,
      Runnable deletion) {
    this.spec = spec;
    this.name = name;
    this.client = client;
    this.nodes = nodes;
    this.run = run;
    this.madeFrom = madeFrom;
    this.deletion = deletion;
    Timeouts timeouts = run.timeouts();
    this.deployer =
        new Deployer(
            client,
            namespaces(spec, name, run.owner()),
            nodes.shells(),
            placed(spec),
            timeouts.podSettled(),
            timeouts.serving(),
            timeouts.stability());
    this.applied = workload -> {};
    this.renamed = ConcurrentHashMap.newKeySet();
  }

  /** The profiles that were brought to the nodes of somebody else's cluster. */
  private static Optional<Path> placed(ClusterSpec spec) {
    return spec.shape() instanceof ClusterShape.ByContext there
        ? there.intent().profiles().map(Path::of)
        : Optional.empty();
  }

  /** In somebody else's cluster they must be told from all others, and found if this run dies. */
  private static Namespaces namespaces(ClusterSpec spec, String name, Owner owner) {
    return spec.shape() instanceof ClusterShape.ByContext
        ? new Namespaces(name + "-", Map.of(Owner.NAMESPACE_LABEL, owner.token()))
        : new Namespaces("kindproof-", Map.of());
  }

  private Cluster(Cluster same, Deployer deployer, Consumer<Workload> applied) {
    this.spec = same.spec;
    this.name = same.name;
    this.client = same.client;
    this.nodes = same.nodes;
    this.run = same.run;
    this.madeFrom = same.madeFrom;
    this.deletion = same.deletion;
    this.deployer = deployer;
    this.applied = applied;
    this.renamed = same.renamed;
  }

  /** The same cluster, telling of each workload that is applied through it. */
  public Cluster telling(Consumer<Workload> listener) {
    return new Cluster(this, deployer, listener);
  }

  /** The same cluster, for pods of which is known that they settle within this time. */
  public Cluster settling(Duration limit) {
    return new Cluster(this, deployer.settling(limit), applied);
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

  /**
   * Shells on its nodes, the control plane first; none if it has no {@link
   * ClusterFeature#NODE_SHELL}.
   */
  public List<NodeShell> nodes() {
    return nodes.shells();
  }

  /**
   * The shell on the node of this name.
   *
   * @throws BadInputException if it has no such node
   */
  public NodeShell node(String nodeName) {
    return nodes().stream()
        .filter(node -> node.container().equals(nodeName))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "node '" + nodeName + "'",
                    "not in cluster " + name,
                    "name one of " + nodes().stream().map(NodeShell::container).toList()));
  }

  /**
   * Begins to record the seccomp audit records of the kernel that all nodes share.
   *
   * @throws io.github.kindproof.EnvironmentException if none reaches the kernel log, and why
   */
  public KernelLog recordKernelLog() {
    return KernelLog.record(nodes.host().get());
  }

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
  public Workload apply(String manifest) {
    return apply(manifest(manifest));
  }

  /** Reads a manifest of the working directory, or one that comes with Kindproof. */
  public Manifest manifest(String file) {
    return Manifest.readToApply(run.files().find(file));
  }

  /** Applies a manifest that was read already. */
  public Workload apply(Manifest manifest) {
    Optional<String> named = manifest.namespace();
    nodes.images().bring(manifest.images(), nodes.shells());
    named
        .filter(it -> renamed.add(manifest.file()))
        .map(
            it -> manifest.file() + ": namespace " + it + " is not used, each workload has its own")
        .ifPresent(run.progress()::say);
    Workload workload = deployer.deploy(manifest);
    applied.accept(workload);
    return workload;
  }

  /** What its nodes say of themselves, for a failure bundle; takes a second or two. */
  public List<Evidence> evidence() {
    return evidence(List.of());
  }

  /**
   * The same with pods and events of these workloads alone; of all if there are none. What the
   * observation of a pod knows is taken from it, so a workload may be closed already.
   */
  public List<Evidence> evidence(Collection<Workload> workloads) {
    return ClusterEvidence.of(this, madeFrom, workloads);
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
