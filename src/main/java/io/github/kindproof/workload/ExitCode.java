package io.github.kindproof.workload;

import io.github.kindproof.node.AuditRecord;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** The meaning of an exit code: 128 and above is a signal. Pure. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ExitCode {
  private static final int SIGNALED = 128;

  /** The exit code of a process killed by SIGSYS. */
  public static final int SIGSYS = SIGNALED + AuditRecord.SIGSYS;

  private static final Map<Integer, String> MEANINGS =
      Map.of(
          126,
          "its program could not be executed",
          127,
          "its program or one of its libraries was not found or could not be read",
          134,
          "SIGABRT: it aborted",
          137,
          "SIGKILL: the kernel ran out of memory, or it did not stop in time",
          139,
          "SIGSEGV: it accessed invalid memory",
          143,
          "SIGTERM: it was asked to stop",
          SIGSYS,
          "SIGSYS: its filter killed it, or trapped a syscall without a handler");

  private ExitCode() {}

  /**
   * Return the meaning, for example {@code SIGKILL: …}; empty if only the program defines it. A
   * shell exits with the same codes for the last program that it waited for.
   */
  public static Optional<String> meaning(int exitCode) {
    return Optional.ofNullable(MEANINGS.get(exitCode));
  }

  /** Return whether SIGSYS ended the process, or a program that its shell waited for. */
  public static boolean isSigsys(int exitCode) {
    return exitCode == SIGSYS;
  }
}
