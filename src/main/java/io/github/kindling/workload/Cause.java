package io.github.kindling.workload;

import io.github.kindling.seccomp.Errno;
import org.jspecify.annotations.Nullable;

/**
 * Why something became what it is, in the cluster's own words.
 *
 * @param reason the short reason that Kubernetes gives, for example {@code StartError}
 * @param message the sentence that tells most, as it was said
 * @param source where it was read, for example {@code last termination} or {@code previous log}
 * @param errno the error number that the message names, or that the evidence proves; null if none
 * @param exitCode the container's exit code, or null if none ended
 */
public record Cause(
    String reason,
    String message,
    String source,
    @Nullable Errno errno,
    @Nullable Integer exitCode) {

  /** A cause of which only a reason, a message and their place are known. */
  public static Cause of(String reason, String message, String source) {
    return new Cause(reason, message, source, Errno.in(message).orElse(null), null);
  }

  /** One line for people: reason, exit code, message and errno as far as known. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(reason);
    if (exitCode != null) {
      line.append(" (exit code ").append(exitCode).append(')');
    }
    if (!message.isEmpty()) {
      line.append(line.isEmpty() ? "" : ": ").append(message.strip());
    }
    if (errno != null) {
      line.append(" [").append(errno).append(']');
    }
    return line.toString();
  }
}
