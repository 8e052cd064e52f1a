package io.github.kindproof.workload;

import io.github.kindproof.node.NodeProcess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A watch for running init containers: it reads the processes of each one once, while the outcome
 * of their pod is awaited. An init container that ends within a moment may not be caught.
 */
final class InitWatch {
  private final PodInspector inspector;
  private final List<NodeProcess> caught = new ArrayList<>();
  private final Set<String> read = new HashSet<>();

  InitWatch(PodInspector inspector) {
    this.inspector = inspector;
  }

  /** Read the processes on the pod's node if an init container runs that was not read yet. */
  void look(PodFacts facts) {
    Optional<ContainerFacts> unread =
        facts.containers().stream()
            .filter(it -> it.kind() == ContainerKind.INIT && it.isRunning())
            .filter(it -> !read.contains(it.name()))
            .findFirst(); // they run one after another
    unread.ifPresent(it -> read(facts, it.name()));
  }

  private void read(PodFacts facts, String name) {
    List<NodeProcess> processes =
        inspector.processes(facts).orElse(List.of()).stream()
            .filter(it -> it.container().equals(name))
            .toList();
    if (processes.stream().anyMatch(it -> !it.isRuntime())) {
      caught.addAll(processes);
      read.add(name);
    }
  }

  /** Return all processes that were read. */
  List<NodeProcess> caught() {
    return List.copyOf(caught);
  }
}
