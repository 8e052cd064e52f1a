package io.github.kindproof.node;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.Syscall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A {@code type=1326} record of the kernel: a syscall that a seccomp filter logged or denied.
 *
 * @param time when it was made
 * @param serial the kernel's number of the record, which grows until the next boot
 * @param session the audit session of the process, inherited by its children; {@link #NO_SESSION}
 *     for none
 * @param pid the process in the host's pid namespace
 * @param comm the name of the process at that time, {@code runc:[2:INIT]} until it executes the
 *     workload
 * @param exe the program's path in its own root; {@code (null)} if it had none
 * @param architecture the architecture of the syscall's number; empty if seccomp has no name for it
 * @param syscall the syscall, named as a profile must name it
 * @param action the action of the filter; empty if it is newer than this library
 * @param signal the signal that killed it, 0 for none; also set if the filter traps and the process
 *     may handle the signal
 */
public record AuditRecord(
    Instant time,
    long serial,
    long session,
    long pid,
    String comm,
    String exe,
    Optional<Architecture> architecture,
    Syscall syscall,
    Optional<SeccompAction> action,
    int signal) {
  /** The session that the kernel writes for a process without one: an unsigned -1. */
  public static final long NO_SESSION = 0xFFFF_FFFFL;

  /** The signal for a syscall that a filter does not allow, on every architecture of nodes. */
  public static final int SIGSYS = 31;

  /** The names of runc, crun and youki until they execute the workload. */
  private static final List<String> RUNTIMES = List.of("runc:[", "crun", "youki:[");

  /** Return whether the low-level runtime made the syscall, before the workload began. */
  public boolean isByRuntime() {
    return isRuntime(comm);
  }

  /** Return whether the filter killed the thread that made the syscall, or its whole process. */
  public boolean isKill() {
    return signal == SIGSYS;
  }

  /** Return whether a low-level runtime has this name until it executes the workload. */
  static boolean isRuntime(String comm) {
    return RUNTIMES.stream().anyMatch(comm::startsWith);
  }
}
