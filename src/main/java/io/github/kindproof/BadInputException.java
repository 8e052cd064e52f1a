package io.github.kindproof;

import java.nio.file.Path;

/**
 * Something that the user gave is wrong: a file, an argument, a name. The message is one line that
 * names the place, what is wrong there and the remedy; the command line ends with exit code 2.
 */
public final class BadInputException extends KindproofException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String remedy;

  /**
   * @param where the file, {@code file:line} or option that is wrong
   * @param what what is wrong, without a full stop
   * @param remedy what to do, an imperative without a full stop
   */
  public BadInputException(String where, String what, String remedy) {
    super(oneLine(where + ": " + what + "; " + remedy));
    this.what = what;
    this.remedy = remedy;
  }

  /** Names a line of a file, counted from 1. */
  public static BadInputException at(Path file, int line, String what, String remedy) {
    return new BadInputException(file + ":" + line, what, remedy);
  }

  /** The same of a place that is nearer to what the user wrote. */
  public BadInputException in(String where) {
    return new BadInputException(where, what, remedy);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
