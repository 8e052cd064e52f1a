package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a probe pod has ended, with all its containers. Pure. */
final class EndRules {
  /** Errors that the kubelet retries without success. */
  private static final Set<String> FOR_GOOD =
      Set.of(
          "CreateContainerError",
          "CreateContainerConfigError",
          "RunContainerError",
          "ImagePullBackOff",
          "ErrImageNeverPull",
          "InvalidImageName");

  private EndRules() {}

  /**
   * How each container ended; empty while one may still do so.
   *
   * @param trouble why the kubelet cannot create containers, for example a missing volume
   */
  static Optional<Map<String, ContainerEnd>> of(Pod pod, Optional<ContainerEnd> trouble) {
    Map<String, ContainerEnd> ends = new LinkedHashMap<>();
    for (Container container : pod.getSpec().getContainers()) {
      Optional<ContainerEnd> end =
          status(pod, container.getName())
              .flatMap(EndRules::end)
              .or(() -> ofPod(pod))
              .or(() -> trouble);
      if (end.isEmpty()) {
        return Optional.empty();
      }
      ends.put(container.getName(), end.get());
    }
    return Optional.of(ends);
  }

  private static Optional<ContainerStatus> status(Pod pod, String container) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getContainerStatuses().stream()
            .filter(status -> status.getName().equals(container))
            .findFirst();
  }

  private static Optional<ContainerEnd> end(ContainerStatus status) {
    ContainerStateTerminated ended = status.getState().getTerminated();
    if (ended != null) {
      return Optional.of(
          new ContainerEnd(
              text(ended.getReason()), text(ended.getMessage()), Optional.of(ended.getExitCode())));
    }
    ContainerStateWaiting waiting = status.getState().getWaiting();
    if (waiting != null && FOR_GOOD.contains(text(waiting.getReason()))) {
      return Optional.of(
          new ContainerEnd(waiting.getReason(), text(waiting.getMessage()), Optional.empty()));
    }
    return Optional.empty();
  }

  /** A kubelet that rejects the whole pod says so in the pod's status. */
  private static Optional<ContainerEnd> ofPod(Pod pod) {
    boolean failed = pod.getStatus() != null && "Failed".equals(pod.getStatus().getPhase());
    List<ContainerStatus> statuses =
        pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
    return failed && statuses.isEmpty()
        ? Optional.of(
            new ContainerEnd(
                text(pod.getStatus().getReason()),
                text(pod.getStatus().getMessage()),
                Optional.empty()))
        : Optional.empty();
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
