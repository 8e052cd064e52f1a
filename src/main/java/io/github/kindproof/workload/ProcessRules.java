package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.github.kindproof.internal.progress.OneLine;
import io.github.kindproof.node.NodeProcess;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules for how the processes of a container came about. Pure.
 *
 * <p>A program that the runtime executes in a running container has a parent outside of it. A
 * program whose parent has ended, and that the container's first process took over, counts as a
 * child of that process.
 */
final class ProcessRules {
  private static final int COMMAND = 80;

  private ProcessRules() {}

  /**
   * Return the processes of one container.
   *
   * @param processes those of all containers of its pod
   */
  static List<ContainerProcess> of(Container spec, List<NodeProcess> processes) {
    Map<Long, NodeProcess> byPid =
        processes.stream()
            .filter(it -> it.container().equals(spec.getName()))
            .collect(Collectors.toMap(NodeProcess::pid, Function.identity()));
    return processes.stream()
        .filter(it -> byPid.containsKey(it.pid()))
        .map(
            it ->
                new ContainerProcess(
                    origin(spec, it, byPid),
                    it.pid(),
                    OneLine.cut(OneLine.of(String.join(" ", it.command())), COMMAND),
                    it.seccomp()))
        .toList();
  }

  private static ProcessOrigin origin(
      Container spec, NodeProcess process, Map<Long, NodeProcess> byPid) {
    if (process.isRuntime()) {
      return ProcessOrigin.RUNTIME;
    }
    NodeProcess root = root(process, byPid);
    if (root.first()) {
      return process.first() ? ProcessOrigin.FIRST : ProcessOrigin.CHILD;
    }
    return executed(spec, root.command());
  }

  private static NodeProcess root(NodeProcess process, Map<Long, NodeProcess> byPid) {
    NodeProcess root = process;
    // A process cannot be its own ancestor, but pids read one after another may say so.
    for (int generations = 0; generations < byPid.size() && !root.first(); generations++) {
      NodeProcess parent = byPid.get(root.parent());
      if (parent == null) {
        return root;
      }
      root = parent;
    }
    return root;
  }

  private static ProcessOrigin executed(Container spec, List<String> command) {
    return ExecPrograms.of(spec).entrySet().stream()
        .filter(it -> it.getValue().equals(command))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(ProcessOrigin.EXEC);
  }
}
