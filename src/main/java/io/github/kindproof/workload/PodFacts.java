package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.github.kindproof.BadInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the API server knows of a pod at one moment.
 *
 * @param pod the pod with its status
 * @param events its events, oldest first
 * @param hookFailures what the kubelet said of postStart hooks that failed, by container: it shows
 *     that only for a moment
 */
public record PodFacts(Pod pod, List<PodEvent> events, Map<String, String> hookFailures) {
  private static final String HOOK_FAILED = "PostStartHookError";

  public PodFacts {
    events = List.copyOf(events);
    hookFailures = Map.copyOf(hookFailures);
  }

  /** Facts from one look alone. */
  public PodFacts(Pod pod, List<PodEvent> events) {
    this(pod, events, Map.of());
  }

  /** The same, with what was seen of hooks by now. */
  PodFacts after(Map<String, String> hooksBefore) {
    Map<String, String> hooks = new HashMap<>(hooksBefore);
    for (ContainerFacts container : containers()) {
      container
          .waiting()
          .filter(it -> HOOK_FAILED.equals(it.getReason()) && it.getMessage() != null)
          .ifPresent(it -> hooks.put(container.name(), it.getMessage()));
    }
    return new PodFacts(pod, events, hooks);
  }

  /** The pod's name. */
  public String name() {
    return pod.getMetadata().getName();
  }

  /** Its init containers and sidecars, then its main ones, in the spec's order. */
  public List<ContainerFacts> containers() {
    PodSpec spec = pod.getSpec();
    return Stream.concat(
            spec.getInitContainers().stream().map(it -> facts(it, initKind(it))),
            spec.getContainers().stream().map(it -> facts(it, ContainerKind.MAIN)))
        .toList();
  }

  /**
   * One of its containers.
   *
   * @throws BadInputException if it has none of this name
   */
  public ContainerFacts container(String name) {
    return containers().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "pod " + name(),
                    "has no container '" + name + "'",
                    "name one of " + containers().stream().map(ContainerFacts::name).toList()));
  }

  /** Whether an event of this container with this reason was seen. */
  public boolean hasEvent(ContainerFacts container, String reason) {
    return event(container, reason).isPresent();
  }

  /** The newest event of this container with this reason. */
  Optional<PodEvent> event(ContainerFacts container, String reason) {
    return events.stream()
        .filter(it -> it.reason().equals(reason) && it.isOf(container.name()))
        .reduce((before, event) -> event);
  }

  /** Whether one of its containers ended and was started again. */
  public boolean wasRestarted() {
    return containers().stream().anyMatch(container -> container.restarts() > 0);
  }

  /** Whether its condition {@code Ready} is true. */
  public boolean isReady() {
    return Readiness.isPodReady(pod);
  }

  /** Its phase, for example {@code Pending}; empty until it has one. */
  String phase() {
    return pod.getStatus() == null
        ? ""
        : Objects.requireNonNullElse(pod.getStatus().getPhase(), "");
  }

  /** In which state its containers are, one line: for waits that end without an outcome. */
  public String state() {
    PodStatus status = pod.getStatus();
    if (status == null) {
      return "not seen by the scheduler";
    }
    StringBuilder line = new StringBuilder("phase " + status.getPhase());
    for (ContainerFacts container : containers()) {
      line.append(", ").append(container.name()).append(' ').append(container.state());
    }
    events.stream()
        .filter(event -> event.type().equals("Warning"))
        .reduce((before, event) -> event)
        .ifPresent(event -> line.append("; ").append(event.message()));
    return line.toString();
  }

  private static ContainerKind initKind(Container container) {
    return Objects.equals(container.getRestartPolicy(), "Always")
        ? ContainerKind.SIDECAR
        : ContainerKind.INIT;
  }

  private ContainerFacts facts(Container container, ContainerKind kind) {
    String policy = Objects.requireNonNullElse(pod.getSpec().getRestartPolicy(), "Always");
    return ContainerFacts.of(container, kind, policy, status(container, kind));
  }

  /** The kubelet sorts statuses by its own order: only their names tell whose they are. */
  private Optional<ContainerStatus> status(Container container, ContainerKind kind) {
    PodStatus status = pod.getStatus();
    if (status == null) {
      return Optional.empty();
    }
    List<ContainerStatus> statuses =
        kind == ContainerKind.MAIN
            ? status.getContainerStatuses()
            : status.getInitContainerStatuses();
    return statuses.stream()
        .filter(it -> Objects.equals(it.getName(), container.getName()))
        .findFirst();
  }
}
