package io.github.kindproof;

import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * An exception for wrong user input: a file, an argument, or a name. The message is one line that
 * names the place, the problem, and the remedy; the command line exits with code 2.
 */
public final class BadInputException extends KindproofException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String remedy;

  /**
   * Create an exception whose message is one line.
   *
   * @param where the wrong file, {@code file:line}, or option
   * @param what the problem, without a period
   * @param remedy what to do, in the imperative, without a period
   */
  public BadInputException(String where, String what, String remedy) {
    super(oneLine(where + ": " + what + "; " + remedy));
    this.what = what;
    this.remedy = remedy;
  }

  /** Create an exception that names a line of a file, counted from 1. */
  public static BadInputException at(Path file, int line, String what, String remedy) {
    return new BadInputException(file + ":" + line, what, remedy);
  }

  /** Return a copy that names a place closer to what the user wrote. */
  public BadInputException in(String where) {
    return new BadInputException(where, what, remedy);
  }

  private static String oneLine(String text) {
    return text.strip().lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
