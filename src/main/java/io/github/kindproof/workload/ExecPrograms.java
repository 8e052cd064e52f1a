package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The programs that a container's spec has executed in it, by the probes and hooks. Pure. */
final class ExecPrograms {
  private static final String NOT_BY_IT =
      "the container runs without it, but a program that is executed in it fails";

  private ExecPrograms() {}

  /** Return the commands; a probe or hook that does something else has none. */
  static Map<ProcessOrigin, List<String>> of(Container spec) {
    Map<ProcessOrigin, List<String>> commands = new EnumMap<>(ProcessOrigin.class);
    addProbe(commands, ProcessOrigin.LIVENESS_PROBE, spec.getLivenessProbe());
    addProbe(commands, ProcessOrigin.READINESS_PROBE, spec.getReadinessProbe());
    addProbe(commands, ProcessOrigin.STARTUP_PROBE, spec.getStartupProbe());
    Lifecycle hooks = Optional.ofNullable(spec.getLifecycle()).orElseGet(Lifecycle::new);
    addHook(commands, ProcessOrigin.POST_START_HOOK, hooks.getPostStart());
    addHook(commands, ProcessOrigin.PRE_STOP_HOOK, hooks.getPreStop());
    return commands;
  }

  /** Return the probes or hooks whose failure may have decided this outcome. */
  static Set<ProcessOrigin> failing(Outcome outcome) {
    return switch (outcome.kind()) {
      case UNHEALTHY -> EnumSet.of(ProcessOrigin.LIVENESS_PROBE, ProcessOrigin.STARTUP_PROBE);
      case NEVER_READY -> EnumSet.of(ProcessOrigin.READINESS_PROBE, ProcessOrigin.STARTUP_PROBE);
      case CRASH_LOOP ->
          outcome.cause().filter(it -> it.reason().equals(OutcomeRules.HOOK_FAILED)).isPresent()
              ? EnumSet.of(ProcessOrigin.POST_START_HOOK)
              : Set.of();
      default -> Set.of();
    };
  }

  /**
   * Return the outcome of a container with this spec; if denied syscalls explain it, and a probe or
   * hook that executes a program decided it, say that the container itself runs without them.
   */
  static Outcome explained(Outcome outcome, Container spec) {
    return failing(outcome).stream().anyMatch(of(spec)::containsKey)
        ? outcome.completed(
            cause ->
                cause.refused() == null ? cause : cause.with(cause.refused().addingWhy(NOT_BY_IT)))
        : outcome;
  }

  private static void addProbe(
      Map<ProcessOrigin, List<String>> commands, ProcessOrigin origin, @Nullable Probe probe) {
    add(commands, origin, Optional.ofNullable(probe).map(Probe::getExec));
  }

  private static void addHook(
      Map<ProcessOrigin, List<String>> commands,
      ProcessOrigin origin,
      @Nullable LifecycleHandler hook) {
    add(commands, origin, Optional.ofNullable(hook).map(LifecycleHandler::getExec));
  }

  private static void add(
      Map<ProcessOrigin, List<String>> commands, ProcessOrigin origin, Optional<ExecAction> exec) {
    exec.ifPresent(it -> commands.put(origin, List.copyOf(it.getCommand())));
  }
}
