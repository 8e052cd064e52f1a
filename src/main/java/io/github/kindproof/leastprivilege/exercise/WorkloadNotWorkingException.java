package io.github.kindproof.leastprivilege.exercise;

import java.io.Serial;
import org.apiguardian.api.API;

/**
 * A workload does not do its work even where nothing is denied: no matter of the machine, and none
 * of seccomp.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WorkloadNotWorkingException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param what in one line, for example {@code pod redis is CrashLoopBackOff: no such file}
   */
  public WorkloadNotWorkingException(String what) {
    super(what);
  }
}
