package io.github.kindproof.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.Evidence;
import io.github.kindproof.workload.Namespaces;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Makes a cluster of what a provider has of it, or one that differs from another in how it is used.
 */
public final class ClusterBuilder {
  final RunContext run;
  final ClusterSpec spec;
  final String name;
  final KubernetesClient client;
  final Namespaces namespaces;

  /** Manifests whose namespace was not used, and who applied them knows. */
  final Set<Path> renamed;

  NodeAccess nodes;
  Evidence madeFrom;
  Runnable deletion = () -> {};
  Optional<Path> placedProfiles = Optional.empty();
  Consumer<Workload> listener = workload -> {};
  Duration podSettled;

  /**
   * Begins with a cluster that is reached through its API server alone.
   *
   * @param run the run that uses it
   * @param client is closed with it
   */
  public ClusterBuilder(RunContext run, ClusterSpec spec, String name, KubernetesClient client) {
    this.run = run;
    this.spec = spec;
    this.name = name;
    this.client = client;
    // Among somebody else's namespaces they must be told from all others, and found if this run
    // dies.
    this.namespaces =
        spec.shape().isSomebodyElses()
            ? new Namespaces(name + "-", Map.of(Owner.NAMESPACE_LABEL, run.owner().token()))
            : new Namespaces("kindproof-", Map.of());
    this.renamed = ConcurrentHashMap.newKeySet();
    this.nodes =
        NodeAccess.none("no program runs on the nodes of " + name, "take another provider");
    this.madeFrom = new Evidence("cluster.txt", name);
    this.podSettled = run.timeouts().podSettled();
  }

  private ClusterBuilder(ClusterBuilder other) {
    this.run = other.run;
    this.spec = other.spec;
    this.name = other.name;
    this.client = other.client;
    this.namespaces = other.namespaces;
    this.renamed = other.renamed;
    this.nodes = other.nodes;
    this.madeFrom = other.madeFrom;
    this.deletion = other.deletion;
    this.placedProfiles = other.placedProfiles;
    this.listener = other.listener;
    this.podSettled = other.podSettled;
  }

  /** Begins with another cluster: what is made of it is the same cluster, used otherwise. */
  public static ClusterBuilder like(Cluster cluster) {
    return new ClusterBuilder(((BootedCluster) cluster).made());
  }

  /** Says how its nodes are reached, other than through the API server. */
  public ClusterBuilder nodes(NodeAccess access) {
    this.nodes = access;
    return this;
  }

  /** Says what its nodes got as configuration, for failure bundles. */
  public ClusterBuilder madeFrom(Evidence configuration) {
    this.madeFrom = configuration;
    return this;
  }

  /** Says which folder's profiles were brought to the nodes of somebody else's cluster. */
  public ClusterBuilder placedProfiles(Optional<Path> folder) {
    this.placedProfiles = folder;
    return this;
  }

  /** Says how it is deleted; the second time, that does nothing. */
  public ClusterBuilder deletedBy(Runnable deletes) {
    this.deletion = deletes;
    return this;
  }

  /** Tells the listener, and no other, of each workload that is applied through it. */
  public ClusterBuilder telling(Consumer<Workload> applied) {
    this.listener = applied;
    return this;
  }

  /** Waits no longer than this for the outcome of a pod. */
  public ClusterBuilder settling(Duration limit) {
    this.podSettled = limit;
    return this;
  }

  /** Makes the cluster, which is told nothing more. */
  public Cluster build() {
    return new BootedCluster(new ClusterBuilder(this));
  }
}
