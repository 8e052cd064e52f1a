package io.github.kindproof.internal.io.waiting;

import io.github.kindproof.EnvironmentException;
import java.util.function.Function;

/**
 * The result of a wait.
 *
 * @param last the last observation
 * @param met whether it is the expected one
 * @param reason why success became impossible; empty if it succeeded or the limit passed
 */
public record Waited<T>(Wait what, T last, boolean met, String reason) {
  /** For example {@code timed out after 60 s waiting for a pod}. */
  public String why() {
    return reason.isEmpty()
        ? "timed out after " + what.renderLimit() + " waiting for " + what.name()
        : "stopped waiting for " + what.name() + ": " + reason;
  }

  /** For a trace. */
  String ending() {
    return met ? "met" : reason.isEmpty() ? "limit" : "failed fast: " + reason;
  }

  public String why(Object lastSeen) {
    return why() + "; last seen: " + lastSeen;
  }

  /**
   * Returns the observation, or throws {@link EnvironmentException} if it is not the expected one.
   *
   * @param seen describes the last observation
   */
  public T orElseThrow(Function<T, ?> seen, String remedy) {
    if (met) {
      return last;
    }
    throw new EnvironmentException(why(seen.apply(last)), remedy);
  }
}
