package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The programs that a container's spec has executed in it, by the probes and hooks. Pure. */
final class ExecPrograms {
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
