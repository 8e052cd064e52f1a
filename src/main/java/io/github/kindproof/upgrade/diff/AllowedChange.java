package io.github.kindproof.upgrade.diff;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A change that is accepted for a time.
 *
 * @param what the change's {@link Change#what()}; {@code *} stands for any text
 * @param reason the reason why it is accepted, for later readers
 * @param until the last day on which it counts
 * @param line its line in the file
 */
public record AllowedChange(String what, String reason, LocalDate until, int line) {
  /** Return whether it accepts this change. */
  boolean matches(Change change) {
    String[] parts = what.split("\\*", -1);
    StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      pattern.append(".*").append(Pattern.quote(parts[i]));
    }
    return change.what().matches(pattern.toString());
  }
}
