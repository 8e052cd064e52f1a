package io.github.kindproof.internal.progress;

import io.github.kindproof.internal.io.text.Printable;
import java.util.regex.Pattern;

/** Text that fits one line of a terminal. */
public final class OneLine {
  private static final Pattern STYLING = Pattern.compile("\\x1b\\[[0-?]*[ -/]*[@-~]");

  // See Printable.
  private static final Pattern UNSHOWABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]+");

  private OneLine() {}

  /** The text without colors and characters that are not {@link Printable}. */
  public static String of(String text) {
    return UNSHOWABLE.matcher(STYLING.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  /** The last nonblank line; empty if there is none. */
  public static String last(String text) {
    return text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line).strip();
  }

  /** At most this many characters, with an ellipsis at the end if shortened. */
  public static String cut(String text, int columns) {
    if (text.codePointCount(0, text.length()) <= columns) {
      return text;
    }
    return columns < 1
        ? ""
        : text.substring(0, text.offsetByCodePoints(0, columns - 1)).stripTrailing() + "…";
  }
}
