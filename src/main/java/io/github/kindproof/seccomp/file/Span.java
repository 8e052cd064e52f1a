package io.github.kindproof.seccomp.file;

/**
 * A piece of a file's text.
 *
 * @param line on which it begins, counted from 1; 0 for the file as a whole
 * @param column in which it begins, counted from 1 in characters
 * @param from its first character in the text, counted from 0
 * @param to after its last character
 */
public record Span(int line, int column, int from, int to) {
  /** The file as a whole, if what is wrong has no place in it. */
  public static final Span WHOLE_FILE = new Span(0, 0, 0, 0);

  /** Its first character. */
  public static Span at(int line, int column) {
    return new Span(line, column, 0, 0);
  }

  /** {@code file:line:column}, as editors and terminals open it; the file alone for all of it. */
  public String in(String file) {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
