package io.github.kindproof.workload;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The registers that a Go program prints when a trapped syscall ends it. The kernel restores them
 * to their state before the syscall, so they contain its number. Pure.
 */
final class GoTrace {
  private static final Pattern X86_64 = Pattern.compile("(?m)^rax\\s+0x([0-9a-f]{1,8})\\s*$");
  private static final Pattern AARCH64 = Pattern.compile("(?m)^r8\\s+0x([0-9a-f]{1,8})\\s*$");

  private GoTrace() {}

  /** Return the trapped syscall, if the trace is complete. */
  static Optional<String> call(String log) {
    return call(log, X86_64, Architecture.X86_64)
        .or(() -> call(log, AARCH64, Architecture.AARCH64));
  }

  private static Optional<String> call(String log, Pattern register, Architecture architecture) {
    Matcher found = register.matcher(log);
    return found
        .results()
        .findFirst()
        .map(it -> Integer.parseUnsignedInt(it.group(1), 16))
        .map(it -> SyscallTable.of(architecture).call(it).name());
  }
}
