package io.github.kindproof.node;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import org.apiguardian.api.API;

/**
 * The kernel's rate limit for its log, {@code kernel.printk_ratelimit} in seconds, which is 0 while
 * a {@link KernelLog} records. Its previous value is kept in the host's {@code /run} until then.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PrintkRateLimit {
  private static final String PUT_BACK =
      Scripts.text("printk-rate-limit.sh")
          + "flock -w 30 8 && { put_back && echo restored || echo nothing; }";

  private PrintkRateLimit() {}

  /**
   * Restore the limit after a recording that was killed together with its container; do nothing
   * while any recording on that host, of any run, still holds it. A new recording does the same by
   * itself.
   *
   * @return whether there was something to restore
   */
  public static boolean restoreLeftOver(HostShell host) {
    ProcessResult result = host.bash(PUT_BACK).run();
    if (!result.ok()) {
      throw new EnvironmentException(
          "kernel.printk_ratelimit could not be restored: " + result.lastLine(),
          "set it by hand, usually `sysctl kernel.printk_ratelimit=5`");
    }
    return result.stdout().strip().equals("restored");
  }
}
