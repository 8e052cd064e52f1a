package io.github.kindproof.cli;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.BadInputException;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which container of a pod a profile is for. */
final class ContainerOption {
  @Option(
      names = "--container",
      paramLabel = "NAME",
      description =
          "The container that gets the profile, as with `record --each`; the others then "
              + "run without a filter. Default: all.")
  private @Nullable String container;

  /**
   * Refuses a container that the pod has not, and none where mutants, which are of one container,
   * could be of several.
   *
   * @param one whether it has to be one container
   */
  void check(Pod pod, boolean one) {
    if (container != null) {
      require(pod, container);
    } else if (one && PodContainers.names(pod).size() > 1) {
      throw new BadInputException(
          "pod " + pod.getMetadata().getName(),
          "has the containers " + PodContainers.names(pod),
          "name one: --container NAME");
    }
  }

  static void require(Pod pod, String container) {
    if (!PodContainers.names(pod).contains(container)) {
      throw new BadInputException(
          "pod " + pod.getMetadata().getName(),
          "has no container '" + container + "'",
          "name one of " + PodContainers.names(pod));
    }
  }

  WorkloadUnderTest of(WorkloadUnderTest workload) {
    return container == null ? workload : workload.forContainer(container);
  }
}
