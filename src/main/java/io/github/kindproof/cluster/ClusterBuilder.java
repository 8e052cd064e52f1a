package io.github.kindproof.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.Evidence;
import io.github.kindproof.workload.MountedProfiles;
import io.github.kindproof.workload.Namespaces;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/** A builder of clusters from a provider's parts, or from another cluster for a different use. */
public final class ClusterBuilder {
  final RunContext run;
  final ClusterSpec spec;
  final String name;
  final KubernetesClient client;
  final Namespaces namespaces;

  /** Manifests for which the notice that their namespace is not used was already shown. */
  final Set<Path> renamed;

  NodeAccess nodes;
  Evidence madeFrom;
  Runnable deletion = () -> {};
  Optional<Path> placedProfiles = Optional.empty();
  MountedProfiles mountedProfiles = MountedProfiles.NONE;
  Consumer<Workload> listener = workload -> {};
  Duration podSettled;

  /**
   * Begin with a cluster that is reached only through its API server.
   *
   * @param run the run that uses it
   * @param client a client that is closed with the cluster
   */
  public ClusterBuilder(RunContext run, ClusterSpec spec, String name, KubernetesClient client) {
    this.run = run;
    this.spec = spec;
    this.name = name;
    this.client = client;
    // In someone else's cluster they must differ from all others, and be found if this run dies.
    this.namespaces =
        spec.shape().isSomebodyElses()
            ? new Namespaces(name + "-", Map.of(Owner.NAMESPACE_LABEL, run.owner().token()))
            : new Namespaces("kindproof-", Map.of());
    this.renamed = ConcurrentHashMap.newKeySet();
    this.nodes =
        NodeAccess.none("no programs can be run on the nodes of " + name, "use another provider");
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
    this.mountedProfiles = other.mountedProfiles;
    this.listener = other.listener;
    this.podSettled = other.podSettled;
  }

  /** Begin with another cluster; the result is the same cluster, used in a different way. */
  public static ClusterBuilder like(Cluster cluster) {
    return new ClusterBuilder(((BootedCluster) cluster).made());
  }

  /** Set how the nodes are reached other than through the API server. */
  public ClusterBuilder nodes(NodeAccess access) {
    this.nodes = access;
    return this;
  }

  /** Set the configuration that the nodes got, for failure bundles. */
  public ClusterBuilder madeFrom(Evidence configuration) {
    this.madeFrom = configuration;
    return this;
  }

  /** Set the folder whose profiles were installed on the nodes of someone else's cluster. */
  public ClusterBuilder placedProfiles(Optional<Path> folder) {
    this.placedProfiles = folder;
    return this;
  }

  /** Set the profiles that the nodes mount from this machine. */
  @API(status = API.Status.INTERNAL)
  public ClusterBuilder mountedProfiles(MountedProfiles mounted) {
    this.mountedProfiles = mounted;
    return this;
  }

  /** Set the action that deletes the cluster; running it a second time must do nothing. */
  public ClusterBuilder deletedBy(Runnable deletes) {
    this.deletion = deletes;
    return this;
  }

  /** Set the only listener, called with each workload that is applied through this cluster. */
  public ClusterBuilder telling(Consumer<Workload> applied) {
    this.listener = applied;
    return this;
  }

  /** Set the limit of the wait for the outcome of a pod. */
  public ClusterBuilder settling(Duration limit) {
    this.podSettled = limit;
    return this;
  }

  /** Create the cluster; later changes to this builder do not affect it. */
  public Cluster build() {
    return new BootedCluster(new ClusterBuilder(this));
  }
}
