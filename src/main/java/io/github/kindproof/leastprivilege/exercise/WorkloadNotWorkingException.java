package io.github.kindproof.leastprivilege.exercise;

import java.io.Serial;
import org.apiguardian.api.API;

/**
 * The exception for a workload that does not work even where nothing is denied, so that neither the
 * machine nor seccomp is to blame.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WorkloadNotWorkingException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * Create an exception with this message.
   *
   * @param what one line, for example {@code pod redis is CrashLoopBackOff: no such file}
   */
  public WorkloadNotWorkingException(String what) {
    super(what);
  }
}
