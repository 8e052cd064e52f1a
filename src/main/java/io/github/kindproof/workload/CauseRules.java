package io.github.kindproof.workload;

import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompFilter;
import io.github.kindproof.seccomp.SeccompProfile;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes the cause of a failure from what else was seen, where Kubernetes only knows that a
 * container ended. Pure.
 */
final class CauseRules {

  /** Exit codes: 0, and those of SIGKILL and SIGTERM. */
  private static final Set<Integer> NOT_BY_ITSELF = Set.of(0, 137, 143);

  private CauseRules() {}

  /**
   * @param log the log of the run that failed
   * @param end when that run ended; null if that is not known
   * @param filter the filter that the container was given, or null
   * @param runtime what started it, or null if that was not asked
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
      case UNHEALTHY -> outcome.completed(cause -> explained(cause, filter, runtime));
      default -> outcome;
    };
  }

  private static Cause explained(
      Cause cause, @Nullable SeccompFilter filter, @Nullable ObservedRuntime runtime) {
    return filter == null
        ? cause
        : RefusalRules.explain(cause, filter, runtime).map(cause::with).orElse(cause);
  }

  /**
   * A loader or a program that is refused a call says so before it exits, and so does a runtime
   * that is refused one after it has told of the start. A message of Kubernetes that tells an error
   * number stands; another gives way to the log's last telling line.
   */
  private static Cause fromLog(Cause cause, ContainerLog log, @Nullable Instant end) {
    Optional<String> telling =
        endedByItself(cause) && cause.errno() == null
            ? LastWords.withErrno(log, end)
            : Optional.empty();
    // A line that tells of an errno which is not the cause would be read as if it were.
    Optional<String> said =
        telling.or(
            () ->
                cause.message().isBlank()
                    ? LastWords.last(log).filter(line -> Errno.in(line).isEmpty())
                    : Optional.empty());
    return said.map(
            line ->
                new Cause(
                    cause.reason(),
                    line,
                    "log of the run that failed",
                    telling.flatMap(Errno::in).orElse(null),
                    cause.exitCode()))
        .orElse(cause);
  }

  /** What ended well, or was killed from outside, ended for none of its own errors. */
  private static boolean endedByItself(Cause cause) {
    return cause.exitCode() == null
        || !(NOT_BY_ITSELF.contains(cause.exitCode()) || cause.reason().equals("OOMKilled"));
  }

  /**
   * Where every call is refused, the runtime's own last steps are, and it can only say that the
   * container has stopped, or even its exit fails (crun's, so that it ends with 139). That a filter
   * without any rule refuses them with its error number is then proved by the filter itself, which
   * the runtime was given.
   */
  private static Cause fromFilter(Cause cause, @Nullable SeccompFilter filter) {
    // A program that wrote something had its calls made.
    boolean started = !cause.reason().equals("StartError") && !cause.message().isBlank();
    if (filter == null || cause.errno() != null || started) {
      return cause;
    }
    SeccompProfile profile = filter.profile();
    boolean refusesAll =
        profile.defaultAction() == SeccompAction.ERRNO && profile.rules().isEmpty();
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
