package io.github.kindproof.internal.progress;

import java.util.regex.Pattern;

/** Text from elsewhere made safe for a terminal: a log may contain escape sequences. */
public final class Masked {
  // Control characters of both sets but tab and line end, and what turns the direction around.
  private static final Pattern UNSHOWABLE =
      Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069&&[^\\t\\n]]");

  private Masked() {}

  /**
   * The text with its line breaks; every character that a terminal would obey becomes {@code ?}.
   */
  public static String lines(String text) {
    return UNSHOWABLE.matcher(text.replace("\r\n", "\n")).replaceAll("?");
  }
}
