package io.github.kindproof.workload;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The registers that a Go program prints when a trapped call ends it. The kernel has put them back
 * as they were before the call, so that they hold its number. Pure.
 */
final class GoTrace {
  private static final Pattern X86_64 = Pattern.compile("(?m)^rax\\s+0x([0-9a-f]{1,8})\\s*$");
  private static final Pattern AARCH64 = Pattern.compile("(?m)^r8\\s+0x([0-9a-f]{1,8})\\s*$");

  private GoTrace() {}

  /** The call that was trapped, if the trace is whole. */
  static Optional<String> call(String log) {
    return call(log, X86_64, Architecture.X86_64)
        .or(() -> call(log, AARCH64, Architecture.AARCH64));
  }

  private static Optional<String> call(String log, Pattern register, Architecture architecture) {
    Matcher found = register.matcher(log);
    return found.find()
        ? Optional.of(
                SyscallTable.of(architecture).call(Integer.parseUnsignedInt(found.group(1), 16)))
            .map(Syscall::name)
        : Optional.empty();
  }
}
