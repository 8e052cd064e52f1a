package io.github.kindproof.internal.progress;

import io.github.kindproof.internal.io.text.Printable;
import java.util.stream.Collectors;

/** Text for a terminal: {@link Printable}, with our own colors, and without endless lines. */
public final class ScreenText {
  /** Some screens full. */
  private static final int LONGEST_LINE = 10_000;

  /** A message says what is wrong, and does not quote all of it. */
  private static final int LONGEST_MESSAGE = 2_000;

  private ScreenText() {}

  /** Return lines of text for a terminal, where no line is longer than some screens. */
  public static String of(String text) {
    String all = Printable.lines(text);
    return all.length() <= LONGEST_LINE
        ? all
        : all.lines().map(it -> cut(it, LONGEST_LINE)).collect(Collectors.joining("\n"))
            + (all.endsWith("\n") ? "\n" : "");
  }

  /**
   * Return lines of text with our own colors.
   *
   * @param colored the text with colors, and with whatever it reports
   * @param plain the same without colors
   */
  public static String of(String colored, String plain) {
    if (plain.lines().anyMatch(it -> it.length() > LONGEST_LINE)) {
      return of(plain);
    }
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (int each = 0; each < colored.length(); ) {
      int style = Style.lengthAt(colored, each);
      if (style > 0 && !plain.startsWith(colored.substring(each, each + style), at)) {
        shown.append(colored, each, each + style);
        each += style;
      } else if (at < plain.length() && plain.charAt(at) == colored.charAt(each)) {
        int codePoint = plain.codePointAt(at);
        shown.append(Printable.lines(Character.toString(codePoint)));
        at += Character.charCount(codePoint);
        each += Character.charCount(codePoint);
      } else {
        return of(plain);
      }
    }
    return shown.toString();
  }

  /** Return a message as one line. */
  public static String message(String text) {
    return cut(Printable.lines(Printable.joined(text)), LONGEST_MESSAGE);
  }

  private static String cut(String line, int most) {
    int more = line.codePointCount(0, line.length()) - most;
    return more <= 0
        ? line
        : OneLine.cut(line, most) + " (%,d more characters)".formatted(more + 1);
  }
}
