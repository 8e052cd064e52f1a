package io.github.kindproof.cluster;

import java.util.Optional;
import java.util.Set;

/**
 * A provider of clusters: kind, K3s, or an administrator. Suites, assertions and recordings are the
 * same on all of them. Tests that need more than a provider can do are not applicable there.
 *
 * <p>To add a provider, name a {@link ClusterProviderFactory} in {@code META-INF/services}.
 */
public interface ClusterProvider {
  /** Return the name for specs, annotations and {@code --provider}, for example {@code k3s}. */
  String name();

  /**
   * Return why the provider cannot provide this cluster, in one sentence; empty if it can. Called
   * before any boot, without an engine.
   */
  Optional<String> cannotGive(ClusterSpec spec);

  /** Return why none of its clusters has this feature, in one sentence; empty if they have it. */
  Optional<String> lacks(ClusterFeature feature);

  /** Return why tests that need these features do not apply to this cluster; empty if they do. */
  default Optional<String> whyNot(ClusterSpec spec, Set<ClusterFeature> needs) {
    if (!spec.workers().isEmpty() && !name().equals(ClusterSource.KIND)) {
      return Optional.of("only kind creates clusters with nodes of several versions");
    }
    return cannotGive(spec)
        .or(() -> needs.stream().sorted().flatMap(it -> lacks(it).stream()).findFirst());
  }

  /** Return how many nodes the cluster runs on this machine; none if it runs elsewhere. */
  NodeCount nodesHere(ClusterSpec spec);

  /** Describe the nodes of such a cluster for reports, for example by their image. */
  String madeOf(ClusterSpec spec);

  /**
   * Prepare what such a cluster needs, for example an image; may block for minutes. Called before
   * {@link #boot}, so that a run that ends during the preparation boots nothing.
   */
  default void prepare(ClusterSpec spec) {}

  /**
   * Boot a cluster and block until it is Ready or has failed. Called by several threads
   * concurrently. A cluster that does not start is described, then removed.
   *
   * @param name the cluster's name, which identifies its owner
   * @throws io.github.kindproof.BadInputException if the request is invalid
   */
  BootResult boot(ClusterSpec spec, String name);

  /** Stop all boots in progress, because the process has to exit soon. */
  void stopBooting();
}
