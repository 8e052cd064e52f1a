package io.github.kindproof;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An exception for work that was interrupted because the run or its thread was asked to stop: it
 * has no result. The message names the work; the command line exits with code 130.
 */
public final class InterruptionException extends KindproofException {
  private static final long serialVersionUID = 1L;

  /**
   * Create an exception without a cause.
   *
   * @param what the interrupted work, for example {@code the boot of v1.34.11}
   */
  public InterruptionException(String what) {
    this(what, null);
  }

  /** Create an exception with the exception that revealed the interruption. */
  public InterruptionException(String what, @Nullable Throwable cause) {
    this(what, "", cause);
  }

  private InterruptionException(String what, String more, @Nullable Throwable cause) {
    super(what + " was interrupted" + more, cause);
  }

  /**
   * Create an exception that also states the elapsed time, and that needs no cause.
   *
   * @param waited how long the work had taken
   */
  public static InterruptionException after(Duration waited, String what) {
    String after = String.format(Locale.ROOT, " after %.1f s", waited.toMillis() / 1000.0);
    return new InterruptionException(what, after, null);
  }

  /** Create an exception for an interrupted thread, and set the thread's interrupt status again. */
  public static InterruptionException of(String what, InterruptedException cause) {
    return of(what, "", cause);
  }

  /** Create the same exception with a remedy in its message. */
  public static InterruptionException of(String what, String remedy, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new InterruptionException(what, remedy.isEmpty() ? "" : "; " + remedy, cause);
  }

  /** Return whether the failure or any of its causes is an interruption, Kindproof's or Java's. */
  public static boolean isIn(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof InterruptionException || each instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }
}
