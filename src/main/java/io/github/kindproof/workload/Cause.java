package io.github.kindproof.workload;

import io.github.kindproof.internal.io.text.Printable;
import io.github.kindproof.seccomp.Errno;
import org.jspecify.annotations.Nullable;

/**
 * The cause of an outcome, in the cluster's own message.
 *
 * @param reason the short reason that Kubernetes gives, for example {@code StartError}
 * @param message the most informative sentence, verbatim
 * @param source where it was read, for example {@code last termination} or {@code previous log}
 * @param errno the error number that the message names, or that the evidence proves; null if none
 * @param exitCode the container's exit code, or null if none ended
 * @param refused the syscalls that its filter denies and that explain it; null if none are known
 */
public record Cause(
    String reason,
    String message,
    String source,
    @Nullable Errno errno,
    @Nullable Integer exitCode,
    @Nullable RefusedCalls refused) {
  /** Create a cause that no denied syscall is known to explain. */
  public Cause(
      String reason,
      String message,
      String source,
      @Nullable Errno errno,
      @Nullable Integer exitCode) {
    this(reason, message, source, errno, exitCode, null);
  }

  /** Create a cause from a reason, a message with its errno, if any, and their source. */
  public static Cause of(String reason, String message, String source) {
    return new Cause(reason, message, source, Errno.in(message).orElse(null), null);
  }

  /** Return a copy for a container that ended with this exit code. */
  Cause with(int ended) {
    return new Cause(reason, message, source, errno, ended, refused);
  }

  /** Return a copy with another message, its source and its errno, if any. */
  Cause saying(String other, String from, @Nullable Errno its) {
    return new Cause(reason, other, from, its, exitCode, refused);
  }

  /** Return whether the container's own program never ran. */
  boolean isOfStart() {
    return reason.equals("StartError") || reason.equals("RunContainerError");
  }

  Cause with(RefusedCalls calls) {
    return new Cause(reason, message, source, errno, exitCode, calls);
  }

  /** Return reason, exit code, message, errno and syscalls, as far as known, in one line. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(reason);
    if (exitCode != null) {
      line.append(" (exit code ").append(exitCode).append(')');
    }
    if (!message.isEmpty()) {
      line.append(line.isEmpty() ? "" : ": ").append(Printable.joined(message));
    }
    if (errno != null) {
      line.append(" [").append(errno).append(']');
    }
    if (refused != null) {
      line.append("; ").append(refused);
    }
    return line.toString();
  }
}
