package io.github.kindproof.workload;

import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that complete the cause of a failure from the log and the filter, if Kubernetes only
 * reports that a container ended. Pure.
 */
final class CauseRules {
  /** Exit codes: success, SIGKILL and SIGTERM. */
  private static final Set<Integer> NOT_BY_ITSELF = Set.of(0, 137, 143);

  private CauseRules() {}

  /**
   * @param log the log of the failed run
   * @param end the end of that run; null if unknown
   * @param filter the container's filter, if any
   * @param runtime the runtime that started it; null if unknown
   */
  static Outcome complete(
      Outcome outcome,
      ContainerLog log,
      @Nullable Instant end,
      @Nullable SeccompFilter filter,
      @Nullable ObservedRuntime runtime) {
    return switch (outcome.kind()) {
      case CRASH_LOOP, FAILED ->
          outcome.completed(
              cause -> explained(fromFilter(fromLog(cause, log, end), filter), filter, runtime));
      case UNHEALTHY, NEVER_READY -> outcome.completed(cause -> explained(cause, filter, runtime));
      default -> outcome;
    };
  }

  /** Add the denied syscalls that explain a failure, if any is known to. */
  static Cause explained(
      Cause cause, @Nullable SeccompFilter filter, @Nullable ObservedRuntime runtime) {
    return filter == null
        ? cause
        : RefusalRules.explain(cause, filter, runtime).map(cause::with).orElse(cause);
  }

  /**
   * A loader, a program or a started runtime that is denied a syscall logs the error before it
   * exits. A message of Kubernetes with an error number is kept; any other is replaced by the last
   * line of the log that explains more.
   */
  private static Cause fromLog(Cause cause, ContainerLog log, @Nullable Instant end) {
    Optional<String> telling =
        endedByItself(cause) && cause.errno() == null
            ? LastWords.withErrno(log, end)
            : Optional.empty();
    // A line with an errno that is not the cause would be mistaken for the cause.
    Optional<String> said =
        telling.or(
            () ->
                cause.message().isBlank()
                    ? LastWords.last(log).filter(line -> Errno.in(line).isEmpty())
                    : Optional.empty());
    return said.map(
            line ->
                cause.saying(
                    line, "log of the failed run", telling.flatMap(Errno::in).orElse(null)))
        .orElse(cause);
  }

  /** Return whether an error of its own may have ended it: not a success or a kill from outside. */
  private static boolean endedByItself(Cause cause) {
    return cause.exitCode() == null
        || !(NOT_BY_ITSELF.contains(cause.exitCode()) || cause.reason().equals("OOMKilled"));
  }

  /**
   * If every syscall is denied, so are the runtime's own last steps: it only reports that the
   * container has stopped, or even its exit fails (crun ends with 139). The filter that the runtime
   * received then proves the error number.
   */
  private static Cause fromFilter(Cause cause, @Nullable SeccompFilter filter) {
    // A program that wrote something was allowed to.
    boolean started = !cause.reason().equals("StartError") && !cause.message().isBlank();
    if (filter == null || cause.errno() != null || started) {
      return cause;
    }
    SeccompProfile profile = filter.profile();
    if (profile.defaultAction() != SeccompAction.ERRNO || !profile.rules().isEmpty()) {
      return cause;
    }
    return cause.saying(
        cause.message(),
        cause.source() + "; the filter shown by crictl inspect denies every syscall",
        Errno.of(filter.defaultErrno()).orElse(null));
  }
}
