package io.github.kindproof.tutorial;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import java.util.List;
import java.util.Optional;

/** The clusters of the tutorial. */
final class Configs {
  static final String PROFILES_CONFIG = "kind-configs/profiles.yaml";

  static final StepCluster PLAIN =
      StepCluster.of("kind-configs/plain.yaml", intent(1, new SeccompDefaultNodes.None(), false));
  static final StepCluster ARTICLE = StepCluster.of("kind-configs/seccomp-default-alpha.yaml");
  static final StepCluster TODAY =
      StepCluster.of(
          "kind-configs/seccomp-default.yaml", intent(1, new SeccompDefaultNodes.All(), false));
  static final StepCluster PROFILES =
      StepCluster.of(PROFILES_CONFIG, intent(1, new SeccompDefaultNodes.AsItIs(), true));

  private Configs() {}

  /** The canary needs the gate while it is alpha; later versions reject or do not need it. */
  static StepCluster canary(KubernetesVersion kubernetes) {
    return StepCluster.of(
        kubernetes.seccompDefault() == SeccompStage.ALPHA
            ? "kind-configs/canary-alpha.yaml"
            : "kind-configs/canary.yaml",
        intent(2, new SeccompDefaultNodes.Some(List.of("worker")), false));
  }

  private static ClusterIntent intent(int workers, SeccompDefaultNodes nodes, boolean profiles) {
    return new ClusterIntent(workers, nodes, profiles ? Optional.of("profiles") : Optional.empty());
  }
}
