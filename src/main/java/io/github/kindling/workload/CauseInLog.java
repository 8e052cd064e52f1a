package io.github.kindling.workload;

import io.github.kindling.seccomp.Errno;
import java.util.List;

/**
 * Finds the cause in a container's log where Kubernetes only knows that it ended: a loader or a
 * program that is refused a call says so before it exits. Pure.
 */
final class CauseInLog {
  private CauseInLog() {}

  static Outcome complete(Outcome outcome, String log) {
    if (outcome instanceof Outcome.CrashLoop crash) {
      return new Outcome.CrashLoop(complete(crash.cause(), log));
    }
    if (outcome instanceof Outcome.Failed failed) {
      return new Outcome.Failed(complete(failed.cause(), log));
    }
    return outcome;
  }

  /** A message of the runtime stands; an empty one gives way to the log's last telling line. */
  private static Cause complete(Cause cause, String log) {
    List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
    if (!cause.message().isBlank() || lines.isEmpty()) {
      return cause;
    }
    String telling =
        lines.stream()
            .filter(line -> Errno.in(line).isPresent())
            .reduce((before, line) -> line)
            .orElse(lines.get(lines.size() - 1));
    return new Cause(
        cause.reason(),
        telling.strip(),
        "log of the run that failed",
        Errno.in(telling).orElse(null),
        cause.exitCode());
  }
}
