package io.github.kindproof.fleet.check;

import java.util.Optional;

/**
 * How a container of a probe pod ended, or why it never will begin.
 *
 * @param reason in Kubernetes' short words, for example {@code Completed} or {@code
 *     CreateContainerError}
 * @param message a sentence; may be empty
 * @param exitCode empty if it was never started
 */
record ContainerEnd(String reason, String message, Optional<Integer> exitCode) {
  private static final String NOT_STARTED = "StartError";

  /** Whether its program ran to its end and said that it did its work. */
  boolean isGood() {
    return exitCode.filter(code -> code == 0).isPresent();
  }

  /** Whether its program was started at all. */
  boolean wasStarted() {
    return exitCode.isPresent() && !reason.equals(NOT_STARTED);
  }

  @Override
  public String toString() {
    return message.isBlank() ? reason : reason + ": " + message.strip();
  }
}
