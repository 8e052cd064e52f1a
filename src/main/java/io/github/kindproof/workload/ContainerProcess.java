package io.github.kindproof.workload;

import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;

/**
 * A process of a container, read on its node.
 *
 * @param origin how it came about
 * @param pid its id in the node's pid namespace
 * @param command the program and its arguments, or their beginning, in one line
 * @param seccomp its seccomp state
 */
public record ContainerProcess(
    ProcessOrigin origin, long pid, String command, SeccompStatus seccomp) {
  /** Return whether a filter decides on its syscalls, or has killed it. */
  public boolean isFiltered() {
    return seccomp.mode() != SeccompMode.DISABLED;
  }

  /** Return a description, for example {@code pid 4711 (exec, sleep 60)}. */
  @Override
  public String toString() {
    return "pid %d (%s, %s)".formatted(pid, origin.words(), command);
  }
}
