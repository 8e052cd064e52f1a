package io.github.kindling.workload;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the API server knows of a pod at one moment.
 *
 * @param pod the pod with its status
 * @param events its events, oldest first
 */
public record PodFacts(Pod pod, List<PodEvent> events) {
  public PodFacts {
    events = List.copyOf(events);
  }

  /** The statuses of init containers, then of containers; empty until the kubelet has seen it. */
  public List<ContainerStatus> containers() {
    PodStatus status = pod.getStatus();
    if (status == null) {
      return List.of();
    }
    return Stream.concat(
            status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream())
        .toList();
  }

  /** Whether an event with this reason was seen. */
  public boolean hasEvent(String reason) {
    return events.stream().anyMatch(event -> event.reason().equals(reason));
  }

  /** Whether one of its containers ended and was started again. */
  public boolean wasRestarted() {
    return containers().stream().anyMatch(container -> container.getRestartCount() > 0);
  }

  /** Whether its condition {@code Ready} is true. */
  public boolean isReady() {
    PodStatus status = pod.getStatus();
    return status != null
        && status.getConditions().stream()
            .anyMatch(is -> is.getType().equals("Ready") && is.getStatus().equals("True"));
  }

  /** In which state its containers are, one line: for waits that end without an outcome. */
  public String state() {
    PodStatus status = pod.getStatus();
    if (status == null) {
      return "not seen by the scheduler";
    }
    StringBuilder line = new StringBuilder("phase " + status.getPhase());
    for (ContainerStatus container : containers()) {
      line.append(", ").append(container.getName()).append(' ').append(stateOf(container));
    }
    events.stream()
        .filter(event -> event.type().equals("Warning"))
        .reduce((before, event) -> event)
        .ifPresent(event -> line.append("; ").append(event.message()));
    return line.toString();
  }

  private static String stateOf(ContainerStatus container) {
    var state = container.getState();
    if (state.getWaiting() != null) {
      return "waiting: " + state.getWaiting().getReason();
    }
    if (state.getTerminated() != null) {
      return "terminated: " + state.getTerminated().getReason();
    }
    return Boolean.TRUE.equals(container.getReady()) ? "ready" : "running, not ready";
  }
}
