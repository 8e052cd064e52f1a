package io.github.kindproof.internal.progress;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.process.Command;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of the terminal of this process. */
public record TerminalSize(int rows, int columns) {
  /** The size of a terminal that does not report one. */
  public static final TerminalSize USUAL = new TerminalSize(24, 80);

  private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)\\s*");

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
