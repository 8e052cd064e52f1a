package io.github.kindproof.leastprivilege.exercise;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.BadInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/** The containers of a pod, in the order in which they start, and their states. Pure. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PodContainers {
  private static final String ALWAYS = "Always";

  private PodContainers() {}

  /** Return all containers, with init containers and native sidecars first. */
  public static List<Container> of(Pod pod) {
    List<Container> all = new ArrayList<>(pod.getSpec().getInitContainers());
    all.addAll(pod.getSpec().getContainers());
    return all;
  }

  /** Return a copy of a pod with each container changed, init containers too. */
  public static Pod changed(Pod pod, UnaryOperator<Container> change) {
    return new PodBuilder(pod)
        .editSpec()
        .withInitContainers(pod.getSpec().getInitContainers().stream().map(change).toList())
        .withContainers(pod.getSpec().getContainers().stream().map(change).toList())
        .endSpec()
        .build();
  }

  public static List<String> names(Pod pod) {
    return of(pod).stream().map(Container::getName).toList();
  }

  /**
   * Check that a pod has this container.
   *
   * @throws BadInputException if it does not; the message lists the names of its containers
   */
  public static void require(Pod pod, String container) {
    if (!names(pod).contains(container)) {
      throw new BadInputException(
          "pod " + pod.getMetadata().getName(),
          "has no container '" + container + "'",
          "choose one of " + String.join(", ", names(pod)));
    }
  }

  public static String main(Pod pod) {
    return pod.getSpec().getContainers().get(0).getName();
  }

  /** Return whether a container is an init container or a native sidecar. */
  public static boolean isInit(Pod pod, String container) {
    return pod.getSpec().getInitContainers().stream()
        .anyMatch(each -> each.getName().equals(container));
  }

  /** Return whether a container is a native sidecar: an init container that keeps running. */
  public static boolean isSidecar(Pod pod, String container) {
    return pod.getSpec().getInitContainers().stream()
        .anyMatch(each -> each.getName().equals(container) && isSidecar(each));
  }

  static boolean isSidecar(Container init) {
    return ALWAYS.equals(init.getRestartPolicy());
  }

  /** Return the last status of a container that the kubelet reported. */
  public static Optional<ContainerStatus> status(Pod pod, String container) {
    return WorkloadRunResult.statuses(pod).stream()
        .filter(status -> status.getName().equals(container))
        .findFirst();
  }

  /** Return whether a container ends by itself in a pod that does its work. */
  public static boolean ends(Pod pod, String container) {
    return isInit(pod, container)
        ? !isSidecar(pod, container)
        : !Objects.equals(
            Objects.requireNonNullElse(pod.getSpec().getRestartPolicy(), ALWAYS), ALWAYS);
  }

  /** Return how long a container ran the last time it ended, as far as the kubelet knows. */
  public static Optional<Duration> lived(Pod pod, String container) {
    return status(pod, container)
        .flatMap(PodContainers::lastEnd)
        .filter(ended -> ended.getStartedAt() != null && ended.getFinishedAt() != null)
        .map(
            ended ->
                Duration.between(
                    Instant.parse(ended.getStartedAt()), Instant.parse(ended.getFinishedAt())))
        .filter(lived -> !lived.isNegative());
  }

  private static Optional<ContainerStateTerminated> lastEnd(ContainerStatus status) {
    return Optional.ofNullable(status.getState())
        .map(ContainerState::getTerminated)
        .or(() -> Optional.ofNullable(status.getLastState()).map(ContainerState::getTerminated));
  }
}
