package io.github.kindproof.internal.io.waiting;

import io.github.kindproof.EnvironmentException;
import java.util.function.Function;

/**
 * How a wait ended.
 *
 * @param what the wait
 * @param last what was seen last
 * @param met whether that is what was waited for
 * @param reason why it can no longer come; empty if it came or the limit passed
 */
public record Waited<T>(Wait what, T last, boolean met, String reason) {
  /** Tells why it did not come, for example {@code timed out after 60 s waiting for a pod}. */
  public String why() {
    return reason.isEmpty()
        ? "timed out after " + what.renderLimit() + " waiting for " + what.name()
        : "stopped waiting for " + what.name() + ": " + reason;
  }

  /** The same with what was seen last. */
  public String why(Object lastSeen) {
    return why() + "; last seen: " + lastSeen;
  }

  /**
   * Gives what was waited for.
   *
   * @param seen tells what was seen last instead
   * @param remedy what to do if it did not come
   * @throws EnvironmentException if it did not come
   */
  public T orElseThrow(Function<T, ?> seen, String remedy) {
    if (met) {
      return last;
    }
    throw new EnvironmentException(why(seen.apply(last)), remedy);
  }
}
