package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.github.kindproof.node.NodeTrouble;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules for the outcome that a pod's facts prove, and for the container that decides it: the
 * first to fail, in the spec's order. Pure. No rule depends on a state that the kubelet shows only
 * briefly ({@code waiting.reason} alternates between RunContainerError and CrashLoopBackOff).
 */
final class OutcomeRules {
  /** The kubelet's waiting reasons for a container that cannot be created. */
  private static final Set<String> CREATE_REFUSED =
      Set.of("CreateContainerError", "CreateContainerConfigError");

  private static final Set<String> NO_IMAGE =
      Set.of("ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName");

  static final String HOOK_FAILED = "FailedPostStartHook";

  /** The reasons of a termination whose message is the runtime's, not the program's. */
  private static final Set<String> BY_RUNTIME = Set.of("StartError", "ContainerCannotRun");

  /** The exit codes of a container that the kubelet stopped or killed. */
  private static final Set<Integer> ENDED_BY_KUBELET = Set.of(0, 137, 143);

  /**
   * The kubelet's reason for rejecting a pod whose spec uses a feature that this kubelet has not
   * enabled (since 1.38).
   */
  private static final String FEATURE_UNSUPPORTED = "PodFeatureUnsupported";

  private OutcomeRules() {}

  /** Return the outcome if the facts prove one that will not change by itself, or Running. */
  static Optional<Decision> settled(PodFacts facts) {
    for (ContainerFacts container : facts.containers()) {
      Optional<Outcome> failed = failed(facts, container);
      if (failed.isPresent()) {
        return failed.map(it -> new Decision(container.name(), it));
      }
    }
    if (facts.phase().equals("Succeeded")) {
      return Optional.of(new Decision(firstMain(facts), Outcome.COMPLETED));
    }
    if (facts.phase().equals("Failed")) {
      return ended(facts).map(it -> new Decision(firstMain(facts), it));
    }
    return runs(facts)
        ? Optional.of(new Decision(firstRunning(facts), Outcome.RUNNING))
        : Optional.empty();
  }

  /** Return the outcome of one container so far. */
  static Outcome of(PodFacts facts, ContainerFacts container) {
    Optional<Outcome> failed = failed(facts, container);
    if (failed.isPresent()) {
      return failed.get();
    }
    if (container.isDone()) {
      return Outcome.COMPLETED;
    }
    return container.isReady() ? Outcome.RUNNING : Outcome.UNDECIDED;
  }

  /** Return whether a container has failed once and has no outcome yet. */
  static boolean mayStillFail(PodFacts facts) {
    return facts.containers().stream()
        .filter(it -> failed(facts, it).isEmpty())
        .anyMatch(
            it ->
                Stream.concat(it.ended().stream(), it.endedBefore().stream())
                    .anyMatch(end -> end.getExitCode() != 0));
  }

  /** Return the container that keeps a pod from having an outcome. */
  static ContainerFacts pending(PodFacts facts) {
    List<ContainerFacts> containers = facts.containers();
    return containers.stream()
        .filter(it -> !it.isDone() && !it.isReady())
        .findFirst()
        .orElseGet(() -> containers.get(containers.size() - 1));
  }

  private static boolean runs(PodFacts facts) {
    List<ContainerFacts> containers = facts.containers();
    boolean allWell =
        containers.stream()
            .allMatch(
                it -> it.kind() == ContainerKind.INIT ? it.isDone() : it.isReady() || it.isDone());
    boolean someDone =
        containers.stream().anyMatch(it -> it.kind() == ContainerKind.MAIN && it.isDone());
    boolean someRuns = containers.stream().anyMatch(ContainerFacts::isReady);
    // A pod is no longer Ready when one of its containers is done.
    boolean ready =
        facts.isReady() || (someDone && facts.pod().getSpec().getReadinessGates().isEmpty());
    // A single start may fail by accident; after the second, the kubelet backs off.
    boolean failsAgain =
        containers.stream()
            .anyMatch(
                it ->
                    !it.isDone()
                        && it.restarts() > 0
                        && backsOff(facts, it)
                        && !lastFailedByNode(facts, it));
    return allWell && someRuns && ready && !failsAgain;
  }

  private static Optional<Outcome> failed(PodFacts facts, ContainerFacts container) {
    return notCreated(container)
        .or(() -> unhealthy(facts, container))
        .or(() -> crashLoop(facts, container))
        .or(() -> failedForGood(facts, container));
  }

  private static Optional<Outcome> notCreated(ContainerFacts container) {
    ContainerStateWaiting waiting = container.waiting().orElse(null);
    if (waiting == null || waiting.getReason() == null) {
      return Optional.empty();
    }
    Cause cause =
        Cause.of(
            waiting.getReason(),
            Objects.requireNonNullElse(waiting.getMessage(), ""),
            "waiting state of container " + container.name());
    if (CREATE_REFUSED.contains(waiting.getReason()) && !NodeTrouble.isIn(cause.message())) {
      return Optional.of(Outcome.of(OutcomeKind.START_REFUSED, cause));
    }
    return NO_IMAGE.contains(waiting.getReason())
        ? Optional.of(Outcome.of(OutcomeKind.INFRASTRUCTURE, cause))
        : Optional.empty();
  }

  private static Optional<Outcome> unhealthy(PodFacts facts, ContainerFacts container) {
    ProbeFailures probe = ProbeFailures.of(facts, container);
    boolean byKubelet =
        container
            .endedBefore()
            .or(container::ended)
            .map(it -> ENDED_BY_KUBELET.contains(it.getExitCode()))
            .orElse(true);
    return probe.isFatal() && byKubelet
        ? Optional.of(
            Outcome.of(
                OutcomeKind.UNHEALTHY,
                Cause.of("", probe.message(), "event Unhealthy of container " + container.name())))
        : Optional.empty();
  }

  private static Optional<Outcome> crashLoop(PodFacts facts, ContainerFacts container) {
    ContainerStateTerminated last = container.endedBefore().or(container::ended).orElse(null);
    if (last == null
        || container.restarts() == 0
        || !container.isRestartedAfter(last.getExitCode())
        || !backsOff(facts, container)) {
      return Optional.empty();
    }
    Cause cause = cause(facts, container, last, "last termination");
    return isOfNode(cause)
        ? Optional.empty() // the kubelet keeps trying
        : Optional.of(Outcome.of(OutcomeKind.CRASH_LOOP, cause));
  }

  private static Optional<Outcome> failedForGood(PodFacts facts, ContainerFacts container) {
    ContainerStateTerminated ended = container.ended().orElse(null);
    if (ended == null
        || ended.getExitCode() == 0
        || container.isRestartedAfter(ended.getExitCode())) {
      return Optional.empty();
    }
    Cause cause = cause(facts, container, ended, "termination");
    return Optional.of(
        Outcome.of(isOfNode(cause) ? OutcomeKind.INFRASTRUCTURE : OutcomeKind.FAILED, cause));
  }

  /** Return whether its last failure was the node's, so that its present run may last. */
  private static boolean lastFailedByNode(PodFacts facts, ContainerFacts container) {
    return container
        .endedBefore()
        .filter(end -> isOfNode(cause(facts, container, end, "last termination")))
        .isPresent();
  }

  /** Return whether the node itself, not a profile, kept the runtime from starting it. */
  private static boolean isOfNode(Cause cause) {
    return BY_RUNTIME.contains(cause.reason()) && NodeTrouble.isIn(cause.message());
  }

  /** Return the outcome of a pod that was stopped: its deadline passed, or it was evicted. */
  private static Optional<Outcome> ended(PodFacts facts) {
    var status = facts.pod().getStatus();
    if (status.getReason() == null) {
      return Optional.empty();
    }
    Cause cause =
        Cause.of(
            status.getReason(),
            Objects.requireNonNullElse(status.getMessage(), ""),
            "status of pod " + facts.name());
    return Optional.of(
        Outcome.of(
            switch (status.getReason()) {
              case "DeadlineExceeded" -> OutcomeKind.FAILED;
              case FEATURE_UNSUPPORTED -> OutcomeKind.START_REFUSED;
              default -> OutcomeKind.INFRASTRUCTURE;
            },
            cause));
  }

  /** Events outlive the waiting state, but a pod with many events may have lost this one. */
  private static boolean backsOff(PodFacts facts, ContainerFacts container) {
    return container.backsOff() || facts.hasEvent(container, "BackOff");
  }

  private static Cause cause(
      PodFacts facts, ContainerFacts container, ContainerStateTerminated ended, String what) {
    Optional<PodEvent> hook = facts.event(container, HOOK_FAILED);
    if (hook.isPresent()) {
      String said = facts.hookFailures().getOrDefault(container.name(), hook.get().message());
      String source = "event " + HOOK_FAILED + " of container " + container.name();
      return Cause.of(HOOK_FAILED, said, source).with(ended.getExitCode());
    }
    String message = Objects.requireNonNullElse(ended.getMessage(), "");
    if (ended.getExitCode() == 0) {
      message = "it exits with code 0, and its restartPolicy restarts it";
    }
    return Cause.of(
            Objects.requireNonNullElse(ended.getReason(), ""),
            message,
            what + " of container " + container.name())
        .with(ended.getExitCode());
  }

  private static String firstMain(PodFacts facts) {
    return facts.pod().getSpec().getContainers().get(0).getName();
  }

  private static String firstRunning(PodFacts facts) {
    return facts.containers().stream()
        .filter(it -> it.kind() == ContainerKind.MAIN && it.isReady())
        .map(ContainerFacts::name)
        .findFirst()
        .orElseGet(() -> firstMain(facts));
  }
}
