package io.github.kindproof.cluster;

import java.util.Optional;
import java.util.Set;

/**
 * Who gives clusters: kind, K3s, an administrator. Suites, assertions and recordings are the same
 * on all of them; what one cannot do it says, and what needs it is not applicable there.
 *
 * <p>One of your own needs no change here: name a {@link ClusterProviderFactory} in {@code
 * META-INF/services}.
 */
public interface ClusterProvider {
  /** By which specs, annotations and {@code --provider} name it, for example {@code k3s}. */
  String name();

  /**
   * Why it cannot give this cluster, in one sentence; empty if it can. Asked before anything is
   * booted, without an engine.
   */
  Optional<String> cannotGive(ClusterSpec spec);

  /** Why none of its clusters has this, in one sentence; empty if they have it. */
  Optional<String> lacks(ClusterFeature ability);

  /** Why tests that need this are not applicable on this cluster; empty if they are. */
  default Optional<String> whyNot(ClusterSpec spec, Set<ClusterFeature> needs) {
    return cannotGive(spec)
        .or(() -> needs.stream().sorted().flatMap(it -> lacks(it).stream()).findFirst());
  }

  /** How many nodes of this machine such a cluster takes; none for one that runs elsewhere. */
  NodeCount nodesHere(ClusterSpec spec);

  /** What the nodes of such a cluster are made of, for reports. */
  String madeOf(ClusterSpec spec);

  /**
   * Gets what such a cluster is made of, an image for example, which may take minutes. Called
   * before {@link #boot}, so that a run which is ended meanwhile boots nothing.
   */
  default void prepare(ClusterSpec spec) {}

  /**
   * Boots a cluster, called by several threads at once; one that would not start is described, then
   * removed.
   *
   * @param name the cluster's name, which tells its owner
   * @throws io.github.kindproof.BadInputException if what was asked for cannot be right
   */
  BootResult boot(ClusterSpec spec, String name);

  /** Ends every boot that is under way, for a process that has to end soon. */
  void stopBooting();
}
