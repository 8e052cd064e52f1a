package io.github.kindproof.internal.progress;

import java.util.regex.Pattern;

/** Strangers' text made fit for a terminal: a log may hold escapes that move it or name it anew. */
public final class Masked {
  // Control characters of both sets but tab and line end, and what turns the direction around.
  private static final Pattern UNSHOWABLE =
      Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069&&[^\\t\\n]]");

  private Masked() {}

  /** The text with its lines, each character that a terminal would obey shown as {@code ?}. */
  public static String lines(String text) {
    return UNSHOWABLE.matcher(text.replace("\r\n", "\n")).replaceAll("?");
  }
}
