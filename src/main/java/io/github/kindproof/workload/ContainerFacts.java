package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the API server knows of one container of a pod.
 *
 * @param spec its spec
 * @param kind what it is for
 * @param restartPolicy its own, or else the pod's
 * @param status its status; empty until the kubelet has written one
 */
public record ContainerFacts(
    Container spec, ContainerKind kind, String restartPolicy, Optional<ContainerStatus> status) {

  /** Its name in the pod. */
  public String name() {
    return spec.getName();
  }

  /** The 64 hexadecimal digits of the newest container that was created for it, if one was. */
  public Optional<String> id() {
    return status.flatMap(ContainerFacts::idOf);
  }

  /** The 64 hexadecimal digits of a container by its status, where its runtime stands before. */
  public static Optional<String> idOf(ContainerStatus status) {
    return Optional.ofNullable(status.getContainerID())
        .map(id -> id.substring(id.lastIndexOf('/') + 1))
        .filter(id -> !id.isEmpty());
  }

  /** How often it was started again. */
  public int restarts() {
    return status.map(ContainerStatus::getRestartCount).orElse(0);
  }

  /** Whether its process runs and its readiness and startup probes, if any, pass. */
  public boolean isReady() {
    return isRunning() && status.map(it -> Boolean.TRUE.equals(it.getReady())).orElse(false);
  }

  /** Whether its process runs. */
  public boolean isRunning() {
    return status
        .map(ContainerStatus::getState)
        .map(ContainerState::getRunning)
        .map((ContainerStateRunning running) -> true)
        .orElse(false);
  }

  /** Whether it ended with exit code 0 and is not started again. */
  public boolean isDone() {
    return ended().map(it -> it.getExitCode() == 0 && !isRestartedAfter(0)).orElse(false);
  }

  /** Whether the kubelet starts it again after it has ended with this exit code. */
  public boolean isRestartedAfter(int exitCode) {
    if (exitCode == 0) {
      return kind != ContainerKind.INIT && restartPolicy.equals("Always");
    }
    return !restartPolicy.equals("Never");
  }

  /** Why the kubelet does not run it now, if it waits. */
  Optional<ContainerStateWaiting> waiting() {
    return state(ContainerState::getWaiting);
  }

  /** Whether the kubelet waits for a while before it starts it again. */
  boolean backsOff() {
    return waiting().map(it -> "CrashLoopBackOff".equals(it.getReason())).orElse(false);
  }

  /** Its end, if it has ended and was not started again since. */
  Optional<ContainerStateTerminated> ended() {
    return state(ContainerState::getTerminated);
  }

  /** The end of the run before this one, if there was one. */
  Optional<ContainerStateTerminated> endedBefore() {
    return status.map(ContainerStatus::getLastState).map(ContainerState::getTerminated);
  }

  /** Its state in a few words, for example {@code waiting: PodInitializing}. */
  public String state() {
    if (waiting().isPresent()) {
      return "waiting: " + waiting().get().getReason();
    }
    if (ended().isPresent()) {
      return "terminated: " + ended().get().getReason();
    }
    if (isRunning()) {
      return isReady() ? "ready" : "running, not ready";
    }
    return "not created";
  }

  private <T> Optional<T> state(Function<ContainerState, T> part) {
    return status.map(ContainerStatus::getState).flatMap(it -> Optional.ofNullable(part.apply(it)));
  }

  static ContainerFacts of(
      Container spec, ContainerKind kind, String podsPolicy, Optional<ContainerStatus> status) {
    return new ContainerFacts(
        spec, kind, Objects.requireNonNullElse(spec.getRestartPolicy(), podsPolicy), status);
  }
}
