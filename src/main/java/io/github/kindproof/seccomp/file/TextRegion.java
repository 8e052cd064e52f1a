package io.github.kindproof.seccomp.file;

/**
 * A range of a text by lines and columns, as editors and code-scanning pages mark it.
 *
 * @param startLine counted from 1
 * @param startColumn counted from 1 in UTF-16 code units
 * @param endLine the line of the last character
 * @param endColumn the column after the last character; the first one if the end is unknown
 */
public record TextRegion(int startLine, int startColumn, int endLine, int endColumn) {
  /** The region of a span that has a position. */
  public static TextRegion of(Span span, String text) {
    return span.to() > span.from()
        ? between(span.from(), span.to(), text)
        : new TextRegion(span.line(), span.column(), span.line(), span.column());
  }

  /** The region that an edit replaces. */
  public static TextRegion of(TextEdit edit, String text) {
    return between(edit.from(), edit.to(), text);
  }

  public boolean hasEnd() {
    return endLine > startLine || endColumn > startColumn;
  }

  private static TextRegion between(int from, int to, String text) {
    return new TextRegion(line(from, text), column(from, text), line(to, text), column(to, text));
  }

  private static int line(int at, String text) {
    return (int) text.substring(0, at).chars().filter(it -> it == '\n').count() + 1;
  }

  private static int column(int at, String text) {
    return at - text.lastIndexOf('\n', at - 1);
  }
}
