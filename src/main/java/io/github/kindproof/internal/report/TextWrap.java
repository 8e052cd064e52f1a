package io.github.kindproof.internal.report;

import io.github.kindproof.internal.progress.OneLine;
import java.util.ArrayList;
import java.util.List;

/** Wraps text at words. */
public final class TextWrap {
  private TextWrap() {}

  /** At least one line; long words are broken, and control characters are dropped. */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : OneLine.of(text).split(" +")) {
      if (!line.isEmpty() && length(line) + 1 + length(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      while (length(line) > width) {
        int end = line.offsetByCodePoints(0, width);
        lines.add(line.substring(0, end));
        line.delete(0, end);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  /** The text, filled with spaces up to this width. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }
}
