package io.github.kindling.workload;

import io.github.kindling.seccomp.Errno;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Completes the cause of a failure from what else was seen, where Kubernetes only knows that a
 * container ended. Pure.
 */
final class CauseRules {
  private static final String ERRNO_ACTION = "SCMP_ACT_ERRNO";

  private CauseRules() {}

  /**
   * @param log the log of the run that failed
   * @param filter the filter that the container was given, or null
   */
  static Outcome complete(Outcome outcome, String log, @Nullable RuntimeFilter filter) {
    if (outcome instanceof Outcome.CrashLoop crash) {
      return new Outcome.CrashLoop(complete(crash.cause(), log, filter));
    }
    if (outcome instanceof Outcome.Failed failed) {
      return new Outcome.Failed(complete(failed.cause(), log, filter));
    }
    return outcome;
  }

  private static Cause complete(Cause cause, String log, @Nullable RuntimeFilter filter) {
    return fromFilter(fromLog(cause, log), filter);
  }

  /**
   * A loader or a program that is refused a call says so before it exits. A message of the runtime
   * stands; an empty one gives way to the log's last telling line.
   */
  private static Cause fromLog(Cause cause, String log) {
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

  /**
   * Where every call is refused, the runtime's own last steps are, and it can only say that the
   * container has stopped. That a filter without any rule refuses them with its error number is
   * then proved by the filter itself, which the runtime was given.
   */
  private static Cause fromFilter(Cause cause, @Nullable RuntimeFilter filter) {
    if (filter == null || cause.errno() != null || !cause.reason().equals("StartError")) {
      return cause;
    }
    boolean refusesAll = filter.defaultAction().equals(ERRNO_ACTION) && filter.rules() == 0;
    if (!refusesAll) {
      return cause;
    }
    return new Cause(
        cause.reason(),
        cause.message(),
        cause.source() + "; its filter, as crictl inspect shows it, refuses every call",
        Errno.of(filter.defaultErrno()).orElse(null),
        cause.exitCode());
  }
}
