package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The state of a container of a pod, as the API server knows it.
 *
 * @param spec its spec
 * @param kind its kind
 * @param restartPolicy its own restart policy, or else the pod's
 * @param status its status; empty until the kubelet writes one
 */
public record ContainerFacts(
    Container spec, ContainerKind kind, String restartPolicy, Optional<ContainerStatus> status) {

  /** Return its name in the pod. */
  public String name() {
    return spec.getName();
  }

  /** Return the 64 hexadecimal digits of the newest container created for it, if any. */
  public Optional<String> id() {
    return status.flatMap(ContainerFacts::idOf);
  }

  /** Return the 64 hexadecimal digits in a status, without the prefix of the runtime. */
  public static Optional<String> idOf(ContainerStatus status) {
    return Optional.ofNullable(status.getContainerID())
        .map(id -> id.substring(id.lastIndexOf('/') + 1))
        .filter(id -> !id.isEmpty());
  }

  /** Return the number of restarts. */
  public int restarts() {
    return status.map(ContainerStatus::getRestartCount).orElse(0);
  }

  /**
   * Return whether its process runs and its readiness and startup probes, if any, pass. An
   * ephemeral container has none, and the kubelet never calls it ready.
   */
  public boolean isReady() {
    boolean passes =
        kind == ContainerKind.EPHEMERAL
            || status.map(it -> Boolean.TRUE.equals(it.getReady())).orElse(false);
    return isRunning() && passes;
  }

  /** Return whether its process runs. */
  public boolean isRunning() {
    return state(ContainerState::getRunning).isPresent();
  }

  /** Return whether it ended with exit code 0 and is not restarted. */
  public boolean isDone() {
    return ended().map(it -> it.getExitCode() == 0 && !isRestartedAfter(0)).orElse(false);
  }

  /** Return whether the kubelet restarts it after it ends with this exit code. */
  public boolean isRestartedAfter(int exitCode) {
    if (kind == ContainerKind.EPHEMERAL) {
      return false;
    }
    if (exitCode == 0) {
      return kind != ContainerKind.INIT && restartPolicy.equals("Always");
    }
    return !restartPolicy.equals("Never");
  }

  /** Return the reason why the kubelet is not running it now, if it is waiting. */
  Optional<ContainerStateWaiting> waiting() {
    return state(ContainerState::getWaiting);
  }

  /** Return whether the kubelet backs off before it restarts it. */
  boolean backsOff() {
    return waiting().map(it -> "CrashLoopBackOff".equals(it.getReason())).orElse(false);
  }

  /** Return its termination, if it has ended and was not restarted since. */
  Optional<ContainerStateTerminated> ended() {
    return state(ContainerState::getTerminated);
  }

  /** Return the termination of the previous run, if there was one. */
  Optional<ContainerStateTerminated> endedBefore() {
    return status.map(ContainerStatus::getLastState).map(ContainerState::getTerminated);
  }

  /** Return its state in a few words, for example {@code waiting: PodInitializing}. */
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
