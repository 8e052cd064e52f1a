package io.github.kindproof.fleet.check;

import java.util.Optional;

/**
 * How a container ended, or why it will never start.
 *
 * @param reason Kubernetes' word, for example {@code CreateContainerError}
 * @param message may be empty
 * @param exitCode empty if it never started
 */
record ContainerEnd(String reason, String message, Optional<Integer> exitCode) {
  private static final String NOT_STARTED = "StartError";

  boolean isGood() {
    return exitCode.filter(code -> code == 0).isPresent();
  }

  boolean wasStarted() {
    return exitCode.isPresent() && !reason.equals(NOT_STARTED);
  }

  @Override
  public String toString() {
    return message.isBlank() ? reason : reason + ": " + message.strip();
  }
}
