package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state of a pod at one moment, as the API server knows it.
 *
 * @param pod the pod with its status
 * @param events its events, oldest first
 * @param hookFailures the kubelet's messages about failed postStart hooks, by container, which it
 *     shows only for a moment
 */
public record PodFacts(Pod pod, List<PodEvent> events, Map<String, String> hookFailures) {
  private static final String HOOK_FAILED = "PostStartHookError";

  /** Create facts with copies of the collections. */
  public PodFacts {
    events = List.copyOf(events);
    hookFailures = Map.copyOf(hookFailures);
  }

  /** Create facts from a single look, without hook failures from earlier ones. */
  public PodFacts(Pod pod, List<PodEvent> events) {
    this(pod, events, Map.of());
  }

  /** Return a copy with the hook failures seen so far. */
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

  /** Return the pod's name. */
  public String name() {
    return pod.getMetadata().getName();
  }

  /** Return its init containers and sidecars, then its main containers, in the spec's order. */
  public List<ContainerFacts> containers() {
    PodSpec spec = pod.getSpec();
    return Stream.concat(
            spec.getInitContainers().stream().map(it -> facts(it, initKind(it))),
            spec.getContainers().stream().map(it -> facts(it, ContainerKind.MAIN)))
        .toList();
  }

  /** Return its ephemeral containers, which {@code kubectl debug} adds, in the spec's order. */
  public List<ContainerFacts> ephemeral() {
    return pod.getSpec().getEphemeralContainers().stream()
        .map(it -> facts(spec(it), ContainerKind.EPHEMERAL))
        .toList();
  }

  /** Return all its containers: {@link #containers()}, then {@link #ephemeral()}. */
  public List<ContainerFacts> all() {
    return Stream.concat(containers().stream(), ephemeral().stream()).toList();
  }

  /**
   * Return the container with this name.
   *
   * @throws BadInputException if it has no container with this name
   */
  public ContainerFacts container(String name) {
    return all().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "pod " + name(),
                    "has no container '" + name + "'",
                    "choose one of "
                        + all().stream()
                            .map(ContainerFacts::name)
                            .collect(Collectors.joining(", "))));
  }

  /** Return whether an event of this container with this reason was seen. */
  public boolean hasEvent(ContainerFacts container, String reason) {
    return event(container, reason).isPresent();
  }

  /** Return the newest event of this container with this reason. */
  Optional<PodEvent> event(ContainerFacts container, String reason) {
    return events.stream()
        .filter(it -> it.reason().equals(reason) && it.isOf(container.name()))
        .reduce((before, event) -> event);
  }

  /** Return whether one of its containers was restarted. */
  public boolean wasRestarted() {
    return containers().stream().anyMatch(container -> container.restarts() > 0);
  }

  /** Return whether its condition {@code Ready} is true. */
  public boolean isReady() {
    return Readiness.isPodReady(pod);
  }

  /** Return its phase, for example {@code Pending}; empty until it has one. */
  String phase() {
    return pod.getStatus() == null
        ? ""
        : Objects.requireNonNullElse(pod.getStatus().getPhase(), "");
  }

  /** Return the states of its containers in one line, for waits that end without an outcome. */
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

  /** Return the parts of an ephemeral container's spec that other containers have, too. */
  private static Container spec(EphemeralContainer container) {
    return new ContainerBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withCommand(container.getCommand())
        .withArgs(container.getArgs())
        .withSecurityContext(container.getSecurityContext())
        .build();
  }

  private ContainerFacts facts(Container container, ContainerKind kind) {
    String policy = Objects.requireNonNullElse(pod.getSpec().getRestartPolicy(), "Always");
    return ContainerFacts.of(container, kind, policy, status(container, kind));
  }

  /** The kubelet sorts statuses by its own order: match them by name. */
  private Optional<ContainerStatus> status(Container container, ContainerKind kind) {
    PodStatus status = pod.getStatus();
    if (status == null) {
      return Optional.empty();
    }
    List<ContainerStatus> statuses =
        switch (kind) {
          case MAIN -> status.getContainerStatuses();
          case INIT, SIDECAR -> status.getInitContainerStatuses();
          case EPHEMERAL -> status.getEphemeralContainerStatuses();
        };
    return statuses.stream()
        .filter(it -> Objects.equals(it.getName(), container.getName()))
        .findFirst();
  }
}
