package io.github.kindproof.tutorial;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import java.util.Optional;
import java.util.Set;

/** A step of the article: what the reader does, and how the result is judged. */
public interface Step {
  /** Return its name in the article's order, for example {@code 2b}. */
  String name();

  /** Return what the reader does, in one short sentence without a period. */
  String title();

  /** Return the cluster that it needs on this version; empty if it needs none. */
  default Optional<StepCluster> cluster(KubernetesVersion kubernetes) {
    return Optional.empty();
  }

  /** Return the features that it needs from its cluster besides the API server. */
  default Set<ClusterFeature> needs() {
    return Set.of();
  }

  /** Return whether it runs a container directly in this machine's engine. */
  default boolean needsEngine() {
    return false;
  }

  /** Return whether pods of other steps would disturb it, so that it has its cluster to itself. */
  default boolean needsQuiet() {
    return false;
  }

  /**
   * Read the files that it will use, so that errors in them are found before anything boots.
   *
   * @throws io.github.kindproof.BadInputException if one is wrong
   */
  default void check(ProjectFiles files) {}

  /**
   * Perform the step and observe the result.
   *
   * @throws io.github.kindproof.EnvironmentException if nothing could be observed
   */
  Observed observe(StepContext context);
}
