package io.github.kindling.workload;

import io.github.kindling.runtime.ObservedRuntime;
import io.github.kindling.seccomp.Errno;
import java.util.List;
import java.util.Optional;
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
   * @param runtime what started it, or null if that was not asked
   */
  static Outcome complete(
      Outcome outcome,
      String log,
      @Nullable RuntimeFilter filter,
      @Nullable ObservedRuntime runtime) {
    if (outcome instanceof Outcome.CrashLoop crash) {
      return new Outcome.CrashLoop(complete(crash.cause(), log, filter, runtime));
    }
    if (outcome instanceof Outcome.Failed failed) {
      return new Outcome.Failed(complete(failed.cause(), log, filter, runtime));
    }
    return outcome;
  }

  private static Cause complete(
      Cause cause, String log, @Nullable RuntimeFilter filter, @Nullable ObservedRuntime runtime) {
    Cause told = fromFilter(fromLog(cause, log), filter);
    return filter == null
        ? told
        : RefusalRules.explain(told, filter, runtime).map(told::with).orElse(told);
  }

  /**
   * A loader or a program that is refused a call says so before it exits, and so does a runtime
   * that is refused one after it has told of the start. A message of Kubernetes that tells an error
   * number stands; another gives way to the log's last telling line.
   */
  private static Cause fromLog(Cause cause, String log) {
    List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
    Optional<String> telling =
        lines.stream().filter(line -> Errno.in(line).isPresent()).reduce((before, line) -> line);
    boolean wordless = cause.message().isBlank();
    boolean better = cause.errno() == null && telling.isPresent();
    if (lines.isEmpty() || (!wordless && !better)) {
      return cause;
    }
    String said = telling.orElse(lines.get(lines.size() - 1)).strip();
    return new Cause(
        cause.reason(),
        said,
        "log of the run that failed",
        Errno.in(said).orElse(null),
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
    boolean refusesAll = filter.defaultAction().equals(ERRNO_ACTION) && filter.rules().isEmpty();
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
