package io.github.kindproof.upgrade.seccompdefault;

import io.fabric8.kubernetes.api.model.Container;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.ProfileTypes;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import java.util.List;
import java.util.Optional;

/**
 * Warnings about containers whose {@code seccompProfile.type} a kubelet does not know, so that it
 * may run them without a filter, whatever SeccompDefault says. Pure.
 */
public final class UnknownTypes {
  private UnknownTypes() {}

  /**
   * Return one sentence for each such container.
   *
   * @param kubelet the version of the oldest node
   */
  public static List<String> of(FoundWorkload workload, KubernetesVersion kubelet) {
    if (workload.pod().getSpec() == null) {
      return List.of();
    }
    return PodContainers.of(workload.pod()).stream()
        .flatMap(container -> warning(workload, container, kubelet).stream())
        .toList();
  }

  private static Optional<String> warning(
      FoundWorkload workload, Container container, KubernetesVersion kubelet) {
    return TodaysFilter.profile(workload.pod().getSpec(), container)
        .flatMap(profile -> Optional.ofNullable(profile.getType()))
        .flatMap(type -> ProfileTypes.consequence(type, kubelet))
        .map(consequence -> "container " + container.getName() + ": " + consequence);
  }
}
