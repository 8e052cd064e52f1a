package io.github.kindproof.internal.progress;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.process.Command;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large the terminal of this process is.
 *
 * @param rows lines
 * @param columns characters in a line
 */
public record TerminalSize(int rows, int columns) {
  /** What a terminal has that does not tell. */
  public static final TerminalSize USUAL = new TerminalSize(24, 80);

  private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)\\s*");

  /** Asks the terminal; {@link #USUAL} where there is none. */
  public static TerminalSize current() {
    try {
      // The JDK has no call for it, and stty asks the terminal that is its standard input.
      return parse(
          Command.of("sh", "-c", "stty size </dev/tty")
              .withLimit(Duration.ofSeconds(2))
              .run()
              .stdout());
    } catch (EnvironmentException e) {
      return USUAL;
    }
  }

  static TerminalSize parse(String said) {
    Matcher size = SIZE.matcher(said);
    if (!size.matches()) {
      return USUAL;
    }
    int rows = Integer.parseInt(size.group(1));
    int columns = Integer.parseInt(size.group(2));
    // A serial line says 0 0.
    return rows == 0 || columns == 0 ? USUAL : new TerminalSize(rows, columns);
  }
}
