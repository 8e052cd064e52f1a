package io.github.kindproof.cluster;

import io.github.kindproof.internal.io.process.ProcessEnd;
import io.github.kindproof.internal.io.process.StartedWith;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Programs that runs of Kindproof started: kind, the engine's client, and what these started. They
 * outlive a run that is killed, and go on making containers, volumes and networks.
 *
 * <p>The runs themselves are never among them: nothing that makes clusters has an owner above it.
 */
final class OwnedProcesses {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private OwnedProcesses() {}

  /**
   * One of them.
   *
   * @param parent who had started it when it was found, if that one lives
   */
  record Owned(ProcessHandle handle, Optional<ProcessHandle> parent, StartedWith started) {
    /** For people, for example {@code kind of a dead run (pid 1234)}. */
    String described() {
      boolean dead = Owner.of(started).filter(Owner::isKnownDead).isPresent();
      return "%s of a %s run (pid %d)"
          .formatted(started.program(), dead ? "dead" : "living", handle.pid());
    }

    /** Whether none of these has started it. */
    boolean isTopOf(List<Owned> processes) {
      Optional<ProcessHandle> parent = this.parent;
      return parent.isEmpty()
          || processes.stream().noneMatch(it -> it.handle().equals(parent.get()));
    }
  }

  /** Those of owners whose processes may go. The handle is taken before the process is read. */
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

  /** Ends them, those first that have started others of them. */
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
