package io.github.kindproof.workload;

import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the programs of probes and hooks that fail although their container runs: the
 * kubelet's events tell. Pure.
 *
 * <p>A probe that cannot be started counts for nothing in the kubelet: it neither restarts a
 * container for that nor calls it ready. A program that was started is listed only if its message
 * names an error number or a denied syscall; else it may just not have been ready yet.
 */
final class ExecFailures {
  /** How containerd begins the message about a program that its runtime could not execute. */
  private static final String NOT_STARTED = "failed to exec in container";

  private ExecFailures() {}

  /** Return whether a probe or hook of this pod failed, whatever it does. */
  static boolean anyIn(PodFacts facts) {
    return facts.events().stream().anyMatch(it -> origin(it).isPresent());
  }

  /** Return the last failure of each probe and hook of a container that executes a program. */
  static List<ExecFailure> of(
      PodFacts facts,
      ContainerFacts container,
      @Nullable SeccompFilter filter,
      @Nullable ObservedRuntime runtime) {
    Map<ProcessOrigin, ExecFailure> last = new EnumMap<>(ProcessOrigin.class);
    for (PodEvent event : facts.events()) {
      origin(event)
          .filter(
              it ->
                  event.isOf(container.name()) && ExecPrograms.of(container.spec()).containsKey(it))
          .map(it -> failure(it, event, facts, container, filter, runtime))
          .filter(it -> !it.started() || it.cause().errno() != null || it.cause().refused() != null)
          .ifPresent(it -> last.put(it.origin(), it));
    }
    return List.copyOf(last.values());
  }

  private static ExecFailure failure(
      ProcessOrigin origin,
      PodEvent event,
      PodFacts facts,
      ContainerFacts container,
      @Nullable SeccompFilter filter,
      @Nullable ObservedRuntime runtime) {
    String message =
        origin == ProcessOrigin.POST_START_HOOK
            ? facts.hookFailures().getOrDefault(container.name(), event.message())
            : event.message();
    Cause cause =
        Cause.of(
            event.reason(),
            message,
            "event %s of container %s".formatted(event.reason(), container.name()));
    boolean started = !message.contains(NOT_STARTED);
    return new ExecFailure(
        origin, started, filter == null ? cause : CauseRules.explained(cause, filter, runtime));
  }

  private static Optional<ProcessOrigin> origin(PodEvent event) {
    return switch (event.reason()) {
      case OutcomeRules.HOOK_FAILED -> Optional.of(ProcessOrigin.POST_START_HOOK);
      case "FailedPreStopHook" -> Optional.of(ProcessOrigin.PRE_STOP_HOOK);
      case "Unhealthy" -> ofProbe(event.message());
      default -> Optional.empty();
    };
  }

  private static Optional<ProcessOrigin> ofProbe(String message) {
    return Stream.of(
            ProcessOrigin.LIVENESS_PROBE,
            ProcessOrigin.READINESS_PROBE,
            ProcessOrigin.STARTUP_PROBE)
        .filter(it -> message.regionMatches(true, 0, it.words(), 0, it.words().length()))
        .findFirst();
  }
}
