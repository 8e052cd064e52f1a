package io.github.kindproof.internal.progress;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as options and parameters have them: {@code 90s}, {@code 5m}, {@code 1h30m}. */
public final class Durations {
  /** The remedy for a text that is none. */
  public static final String REMEDY = "write, for example, 90s, 5m or 1h30m";

  private static final String NUMBER = "(\\d{1,6})";
  private static final Pattern BARE = Pattern.compile(NUMBER);
  private static final Pattern UNITS =
      Pattern.compile("(?=.)(?:" + NUMBER + "h)?(?:" + NUMBER + "m)?(?:" + NUMBER + "s)?");

  private Durations() {}

  /**
   * Parses a duration; empty if the text is none.
   *
   * @param bare the unit of a number that has none
   */
  public static Optional<Duration> parse(String text, ChronoUnit bare) {
    Matcher units = UNITS.matcher(text);
    if (units.matches()) {
      return Optional.of(
          Duration.ofHours(number(units.group(1)))
              .plusMinutes(number(units.group(2)))
              .plusSeconds(number(units.group(3))));
    }
    return BARE.matcher(text).matches()
        ? Optional.of(Duration.of(Long.parseLong(text), bare))
        : Optional.empty();
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** For example {@code 1h30m}; without the part of a second. */
  public static String of(Duration duration) {
    String text =
        part(duration.toHours(), "h")
            + part(duration.toMinutesPart(), "m")
            + part(duration.toSecondsPart(), "s");
    return text.isEmpty() ? "0s" : text;
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : number + unit;
  }
}
