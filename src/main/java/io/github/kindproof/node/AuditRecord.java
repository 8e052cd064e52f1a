package io.github.kindproof.node;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.Syscall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One {@code type=1326} record of the kernel: a call that a seccomp filter logged or denied.
 *
 * @param time when it was made
 * @param serial the kernel's number of the record, which grows until the next boot
 * @param session the audit session of the process, which those that it starts have too; {@link
 *     #NO_SESSION} for none
 * @param pid the process in the host's pid namespace
 * @param comm the process' name at that time, {@code runc:[2:INIT]} until the workload is executed
 * @param exe the program's path in its own root; {@code (null)} if it had none
 * @param architecture decides what the call's number means; empty for one that seccomp cannot name
 * @param syscall the call, named as a profile must name it
 * @param action what the filter did with it; empty for one newer than this library
 * @param signal the signal that killed it, 0 for none: also where the filter traps, as the process
 *     may handle that one
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
  /** What the kernel writes where a process is in no session: -1 as it is unsigned. */
  public static final long NO_SESSION = 0xFFFF_FFFFL;

  /** The signal of a call that its filter does not allow; on every architecture that nodes have. */
  public static final int SIGSYS = 31;

  /** What runc, and crun, are called until they execute the workload. */
  private static final List<String> RUNTIMES = List.of("runc:[", "crun");

  /** Whether the low-level runtime made the call, before the workload began. */
  public boolean isByRuntime() {
    return isRuntime(comm);
  }

  /** Whether the filter killed the thread that made the call, or its whole process. */
  public boolean isKill() {
    return signal == SIGSYS;
  }

  /** Whether a low-level runtime is called so until it executes the workload. */
  static boolean isRuntime(String comm) {
    return RUNTIMES.stream().anyMatch(comm::startsWith);
  }
}
