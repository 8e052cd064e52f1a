package io.github.kindproof.internal.report;

public final class MarkdownText {
  private MarkdownText() {}

  /** One line in which no character has a meaning in Markdown or HTML. */
  public static String text(String words) {
    return words
        .strip()
        .replaceAll("\\s*\\R\\s*", " ")
        .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("@", "&#64;");
  }
}
