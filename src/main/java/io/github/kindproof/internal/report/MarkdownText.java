package io.github.kindproof.internal.report;

import io.github.kindproof.internal.io.text.Printable;

public final class MarkdownText {
  private MarkdownText() {}

  /** One line in which no character has a meaning in Markdown or HTML. */
  public static String text(String words) {
    return Printable.lines(Printable.joined(words))
        .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("@", "&#64;");
  }
}
