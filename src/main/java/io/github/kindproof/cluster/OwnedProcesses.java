package io.github.kindproof.cluster;

import io.github.kindproof.internal.io.process.ProcessEnd;
import io.github.kindproof.internal.io.process.StartedWith;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The programs that runs of Kindproof started: kind, the engine's client, and their children. They
 * outlive a run that is killed, and keep creating containers, volumes and networks.
 *
 * <p>The runs themselves are never included: a process that makes clusters has no owner above it.
 */
final class OwnedProcesses {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private OwnedProcesses() {}

  /**
   * An owned process.
   *
   * @param parent the process that had started it when it was found, if that process is alive
   */
  record Owned(ProcessHandle handle, Optional<ProcessHandle> parent, StartedWith started) {
    /** Describe the process, for example {@code kind of a dead run (pid 1234)}. */
    String described() {
      boolean dead = Owner.of(started).filter(Owner::isKnownDead).isPresent();
      return "%s of a %s run (pid %d)"
          .formatted(started.program(), dead ? "dead" : "living", handle.pid());
    }

    /** Return whether none of these processes started it. */
    boolean isTopOf(List<Owned> processes) {
      Optional<ProcessHandle> parent = this.parent;
      return parent.isEmpty()
          || processes.stream().noneMatch(it -> it.handle().equals(parent.get()));
    }
  }

  /** Find the processes of matching owners. The handle is taken before the process is read. */
  static List<Owned> find(Predicate<Owner> mayGo) {
    List<Owned> found = new ArrayList<>();
    long self = ProcessHandle.current().pid();
    for (ProcessHandle handle : ProcessHandle.allProcesses().toList()) {
      if (handle.pid() != self) {
        StartedWith started = StartedWith.of(handle.pid());
        Optional<Owner> owner =
            started.arguments().isEmpty() ? Optional.empty() : Owner.of(started);
        if (owner.filter(mayGo).isPresent()) {
          found.add(new Owned(handle, handle.parent(), started));
        }
      }
    }
    return found;
  }

  /** Stop the processes, parents first. */
  static void end(List<Owned> processes) {
    processes.stream().filter(it -> it.isTopOf(processes)).forEach(OwnedProcesses::end);
    processes.forEach(OwnedProcesses::end);
  }

  private static void end(Owned process) {
    if (process.handle().isAlive()) {
      boolean unused = ProcessEnd.of(process.handle(), PATIENCE);
    }
  }
}
