package io.github.kindproof.internal.io.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Text that strangers may have written, without characters that control a terminal, turn its
 * direction around, or cannot be seen.
 */
public final class Printable {
  private Printable() {}

  /** Return whether a character can be seen, or is a space. */
  public static boolean is(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /**
   * Return lines of text. Line ends and tabs stay; other characters that are not printable become
   * question marks.
   */
  public static String lines(String text) {
    boolean isPrintable = text.codePoints().allMatch(Printable::stays);
    return isPrintable
        ? text
        : text.codePoints()
            .mapToObj(it -> stays(it) ? Character.toString(it) : "?")
            .collect(Collectors.joining());
  }

  /** Return text as one line: characters that are not printable become question marks. */
  public static String line(String text) {
    return lines(text).replace('\n', '?').replace('\t', '?');
  }

  /** Return each of these as one line, so that no text among them can look like another line. */
  public static String ofLines(List<String> lines) {
    return lines.stream().map(it -> line(it) + "\n").collect(Collectors.joining());
  }

  /** Return the lines of text as one line, without the space around each. */
  public static String joined(String text) {
    return text.strip().lines().map(String::strip).collect(Collectors.joining(" "));
  }

  private static boolean stays(int codePoint) {
    return codePoint == '\n' || codePoint == '\t' || is(codePoint);
  }
}
