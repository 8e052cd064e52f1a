package io.github.kindproof.seccomp.file;

/**
 * A range of a file's text.
 *
 * @param line counted from 1; 0 for the whole file
 * @param column counted from 1 in characters
 * @param from the first character, counted from 0
 * @param to the character after the last one
 */
public record Span(int line, int column, int from, int to) {
  /** The whole file, for problems without a position. */
  public static final Span WHOLE_FILE = new Span(0, 0, 0, 0);

  public static Span at(int line, int column) {
    return new Span(line, column, 0, 0);
  }

  /** The character at an index of a text. */
  static Span of(String text, int at) {
    int line = (int) text.substring(0, at).chars().filter(it -> it == '\n').count() + 1;
    int column = at - text.lastIndexOf('\n', at - 1);
    return new Span(line, column, at, at + 1);
  }

  /**
   * {@code file:line:column}, as editors and terminals open it; only the file for the whole file.
   */
  public String in(String file) {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
