package io.github.kindproof.seccomp.bpf;

import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import java.util.Comparator;

/**
 * The answer of a filter to a syscall.
 *
 * @param action the action; KILL_PROCESS for a code that the kernel does not know, as it does
 * @param data the lower 16 bits of the return value: the errno of ERRNO, at most 4095, and what a
 *     tracer or a signal handler receives of TRACE and TRAP; otherwise 0
 */
public record FilterAnswer(SeccompAction action, int data) {
  /** The strictest first, by action and then by data. */
  public static final Comparator<FilterAnswer> STRICTEST_FIRST =
      Comparator.<FilterAnswer>comparingInt(FilterAnswer::severity)
          .thenComparing(FilterAnswer::data);

  /** The answer of libseccomp's filters to calls of an architecture that they have no rules for. */
  public static final FilterAnswer OF_UNLISTED_ARCHITECTURE =
      new FilterAnswer(SeccompAction.KILL_THREAD, 0);

  private static final int DATA_BITS = 0xffff;
  private static final int MAX_ERRNO = 4095;

  /** Return the answer of an action ERRNO. */
  public static FilterAnswer errno(int errno) {
    return new FilterAnswer(SeccompAction.ERRNO, errno);
  }

  /** Decode a program's return value. */
  public static FilterAnswer ofReturnValue(int value) {
    SeccompAction action =
        SeccompAction.ofCode(Integer.toUnsignedLong(value))
            .map(SeccompAction::ofKernel)
            .orElse(SeccompAction.KILL_PROCESS);
    int data = value & DATA_BITS;
    return switch (action) {
      case ERRNO -> new FilterAnswer(action, Math.min(data, MAX_ERRNO));
      case TRACE, TRAP -> new FilterAnswer(action, data);
      default -> new FilterAnswer(action, 0);
    };
  }

  /**
   * Return whether its action is stricter, as {@code seccomp_run_filters} of the kernel compares.
   */
  boolean isStricterThan(FilterAnswer other) {
    return severity() < other.severity();
  }

  /** KILL_PROCESS is negative, so the strictest action is the least. */
  private int severity() {
    return (int) action.code();
  }

  /** Return for example {@code ALLOW}, {@code ERRNO EPERM} or {@code ERRNO 77}. */
  @Override
  public String toString() {
    if (action != SeccompAction.ERRNO) {
      return action.name();
    }
    return "ERRNO " + Errno.of(data).map(Errno::name).orElse(String.valueOf(data));
  }
}
