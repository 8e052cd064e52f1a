package io.github.kindling.workload;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which outcome a pod's facts prove. Pure: the same facts give the same outcome, and no outcome
 * rests on a state that the kubelet shows only between two others ({@code waiting.reason} flips
 * between RunContainerError and CrashLoopBackOff).
 */
final class OutcomeRules {
  /** Waiting reasons that the kubelet gives when a container cannot be created. */
  private static final Set<String> CREATE_REFUSED =
      Set.of("CreateContainerError", "CreateContainerConfigError");

  private static final Set<String> NO_IMAGE =
      Set.of("ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName");

  private OutcomeRules() {}

  /**
   * The outcome if the facts prove one that will not change by itself; {@code Running} included.
   */
  static Optional<Outcome> settled(PodFacts facts) {
    for (ContainerStatus container : facts.containers()) {
      Optional<Outcome> failed = failed(facts, container);
      if (failed.isPresent()) {
        return failed;
      }
    }
    String phase = facts.pod().getStatus() == null ? "" : facts.pod().getStatus().getPhase();
    if (Objects.equals(phase, "Succeeded")) {
      return Optional.of(new Outcome.Completed());
    }
    // One start may have failed by the runtime's own trouble; of a second one the kubelet says so.
    boolean failsAgain = facts.wasRestarted() && facts.hasEvent("BackOff");
    return facts.isReady() && !failsAgain ? Optional.of(new Outcome.Running()) : Optional.empty();
  }

  private static Optional<Outcome> failed(PodFacts facts, ContainerStatus container) {
    ContainerStateWaiting waiting = container.getState().getWaiting();
    if (waiting != null && waiting.getReason() != null) {
      Cause cause =
          Cause.of(
              waiting.getReason(),
              Objects.requireNonNullElse(waiting.getMessage(), ""),
              "waiting state of container " + container.getName());
      if (CREATE_REFUSED.contains(waiting.getReason())) {
        return Optional.of(new Outcome.StartRefused(cause));
      }
      if (NO_IMAGE.contains(waiting.getReason())) {
        return Optional.of(new Outcome.Infrastructure(cause));
      }
    }
    ContainerStateTerminated last = container.getLastState().getTerminated();
    if (container.getRestartCount() > 0
        && last != null
        && last.getExitCode() != 0
        && facts.hasEvent("BackOff")) {
      Cause cause = cause(container, last, "last termination");
      return MachineTrouble.isIn(cause.message())
          ? Optional.empty() // the kubelet goes on trying
          : Optional.of(new Outcome.CrashLoop(cause));
    }
    ContainerStateTerminated ended = container.getState().getTerminated();
    boolean restarts = !Objects.equals(facts.pod().getSpec().getRestartPolicy(), "Never");
    if (ended != null && ended.getExitCode() != 0 && !restarts) {
      Cause cause = cause(container, ended, "termination");
      return Optional.of(
          MachineTrouble.isIn(cause.message())
              ? new Outcome.Infrastructure(cause)
              : new Outcome.Failed(cause));
    }
    return Optional.empty();
  }

  private static Cause cause(
      ContainerStatus container, ContainerStateTerminated ended, String what) {
    Cause cause =
        Cause.of(
            Objects.requireNonNullElse(ended.getReason(), ""),
            Objects.requireNonNullElse(ended.getMessage(), ""),
            what + " of container " + container.getName());
    return new Cause(
        cause.reason(), cause.message(), cause.source(), cause.errno(), ended.getExitCode());
  }
}
