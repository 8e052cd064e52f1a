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

  /** Return whether as many replicas are available as it asks for. */
  static boolean isAvailable(Deployment deployment) {
    int wanted = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    var status = deployment.getStatus();
    int available =
        status == null ? 0 : Objects.requireNonNullElse(status.getAvailableReplicas(), 0);
    return available >= wanted;
  }

  /** Describe for people which replicas are missing; empty if none are. */
  static Optional<String> shortOf(List<Deployment> deployments) {
    return deployments.stream()
        .filter(it -> !isAvailable(it))
        .map(it -> "deployment " + it.getMetadata().getName() + " has not all replicas available")
        .findFirst();
  }

  /**
   * Find a container that fails again and again, of a pod that was not there before.
   *
   * @param known the uids of the pods that were there before
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
              "a new pod fails again and again: "
                  + Drain.name(pod)
                  + ", exit code "
                  + last.getExitCode());
        }
      }
    }
    return Optional.empty();
  }
}
