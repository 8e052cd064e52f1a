package io.github.kindproof;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The run was asked to end, or its thread was, while it was doing something: that has no result,
 * good or bad. The message says what was interrupted; the command line ends with exit code 130.
 */
public final class InterruptionException extends KindproofException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what what was interrupted, for example {@code the boot of v1.34.11}
   */
  public InterruptionException(String what) {
    this(what, null);
  }

  /** The same, with the exception that showed it. */
  public InterruptionException(String what, @Nullable Throwable cause) {
    this(what, "", cause);
  }

  private InterruptionException(String what, String more, @Nullable Throwable cause) {
    super(what + " was interrupted" + more, cause);
  }

  /**
   * The same after some time, without what showed it: the words tell all of it.
   *
   * @param waited how long it had taken by then
   */
  public static InterruptionException after(Duration waited, String what) {
    String after = String.format(Locale.ROOT, " after %.1f s", waited.toMillis() / 1000.0);
    return new InterruptionException(what, after, null);
  }

  /** Of a thread that was interrupted: it stays so, for whoever runs it. */
  public static InterruptionException of(String what, InterruptedException cause) {
    return of(what, "", cause);
  }

  /** The same, with what to do about it. */
  public static InterruptionException of(String what, String remedy, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new InterruptionException(what, remedy.isEmpty() ? "" : "; " + remedy, cause);
  }

  /** Whether this or anything that caused it is an interruption, in the words of any library. */
  public static boolean isIn(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof InterruptionException || each instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }
}
