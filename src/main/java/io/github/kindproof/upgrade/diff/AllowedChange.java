package io.github.kindproof.upgrade.diff;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A change that somebody accepts for a time.
 *
 * @param what the change's {@link Change#what()}; {@code *} stands for any text
 * @param reason why it is accepted, for whoever reads it next year
 * @param until the last day on which it counts
 * @param line where it stands in its file
 */
public record AllowedChange(String what, String reason, LocalDate until, int line) {
  /** Whether it is this change that is accepted. */
  boolean matches(Change change) {
    String[] parts = what.split("\\*", -1);
    StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      pattern.append(".*").append(Pattern.quote(parts[i]));
    }
    return change.what().matches(pattern.toString());
  }
}
