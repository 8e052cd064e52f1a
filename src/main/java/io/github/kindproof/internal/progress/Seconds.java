package io.github.kindproof.internal.progress;

import java.time.Duration;
import java.util.Locale;

/** Durations in seconds. */
public final class Seconds {
  private Seconds() {}

  /** For example {@code 0.4 s}, {@code 12.3 s}, {@code 251 s}. */
  public static String of(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    return String.format(Locale.ROOT, seconds < 99.95 ? "%.1f s" : "%.0f s", seconds);
  }
}
