package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The rules on whether all replicas are back, and whether a pod shows that they never will be.
 * Pure.
 */
final class ReplicaRules {
  private ReplicaRules() {}

  static boolean isAvailable(Deployment deployment) {
    int wanted = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    var status = deployment.getStatus();
    int available =
        status == null ? 0 : Objects.requireNonNullElse(status.getAvailableReplicas(), 0);
    return available >= wanted;
  }

  /** Name a deployment without all replicas. */
  static Optional<String> shortOf(List<Deployment> deployments) {
    return deployments.stream()
        .filter(it -> !isAvailable(it))
        .map(it -> "deployment " + it.getMetadata().getName() + " lacks available replicas")
        .findFirst();
  }

  /**
   * Find a container that keeps failing, in a new pod.
   *
   * @param known the uids of older pods
   */
  static Optional<String> failing(List<Pod> pods, Set<String> known) {
    for (Pod pod : pods) {
      if (known.contains(pod.getMetadata().getUid()) || pod.getStatus() == null) {
        continue;
      }
      for (ContainerStatus container : pod.getStatus().getContainerStatuses()) {
        ContainerStateTerminated last = container.getLastState().getTerminated();
        if (container.getRestartCount() > 1 && last != null && last.getExitCode() != 0) {
          return Optional.of(
              "a new pod keeps failing: " + Drain.name(pod) + ", exit code " + last.getExitCode());
        }
      }
    }
    return Optional.empty();
  }
}
