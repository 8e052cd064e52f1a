package io.github.kindproof.workload;

import io.github.kindproof.node.NodeProcess;
import java.util.List;
import java.util.Optional;

/**
 * The processes of a container, read on its node when the pod was observed.
 *
 * @param all the processes, by pid; those of an init container if it was read while it ran
 * @param unread why none was read, for example {@code ended; not read}; empty if any was
 */
public record ContainerProcesses(List<ContainerProcess> all, String unread) {
  /** Why none was read on a node without a shell. */
  static final String UNREADABLE = "not read: no shell on its node";

  /** Copy the list. */
  public ContainerProcesses {
    all = List.copyOf(all);
  }

  /**
   * Select the processes of one container.
   *
   * @param now those of all containers of its pod; empty if its node cannot be inspected
   * @param before those of init containers that were read while they ran
   */
  static ContainerProcesses of(
      ContainerFacts container, Optional<List<NodeProcess>> now, List<NodeProcess> before) {
    if (now.isEmpty()) {
      return none(UNREADABLE);
    }
    List<ContainerProcess> read = ProcessRules.of(container.spec(), now.get());
    List<ContainerProcess> all = read.isEmpty() ? ProcessRules.of(container.spec(), before) : read;
    return all.isEmpty() ? none(why(container)) : new ContainerProcesses(all, "");
  }

  private static String why(ContainerFacts container) {
    if (container.isRunning()) {
      return "running; not read";
    }
    return container.ended().or(container::endedBefore).isPresent()
        ? "ended; not read"
        : "not started";
  }

  /** Create the result for a container whose processes were not read. */
  static ContainerProcesses none(String why) {
    return new ContainerProcesses(List.of(), why);
  }
}
