package io.github.kindproof.tutorial;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import java.util.Optional;
import java.util.Set;

/** One step of the article: what a reader does, and what must come of it. */
public interface Step {
  /** Its name in the article's order, for example {@code 2b}. */
  String name();

  /** What a reader does in it, one short sentence without a full stop. */
  String title();

  /** The cluster that it needs on this version; empty if it needs none. */
  Optional<StepCluster> cluster(KubernetesVersion kubernetes);

  /** What it needs of its cluster beyond the API server. */
  default Set<ClusterFeature> needs() {
    return Set.of();
  }

  /** Whether it runs something straight by the container engine of this machine. */
  default boolean needsEngine() {
    return false;
  }

  /**
   * Reads the files that it will use, so that wrong ones are found before anything is booted.
   *
   * @throws io.github.kindproof.BadInputException if one is wrong
   */
  void check(ProjectFiles files);

  /**
   * Does it and looks.
   *
   * @throws io.github.kindproof.EnvironmentException if nothing could be observed
   */
  Observed observe(StepContext context);
}
