package io.github.kindproof.internal.progress;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What the output of this process can show.
 *
 * @param live whether lines can be overwritten: on a terminal that is neither dumb nor a CI's log
 * @param color whether colors are wanted, see <a href="https://no-color.org">NO_COLOR</a> and <a
 *     href="https://bixense.com/clicolors">CLICOLOR_FORCE</a>
 * @param unicode whether the locale is UTF-8
 */
public record Screen(boolean live, boolean color, boolean unicode) {

  public static Screen detect() {
    return detect(Coloring.AUTO);
  }

  public static Screen detect(Coloring coloring) {
    Screen screen =
        of(isTerminal(), System.getenv(), System.getProperty("native.encoding", ""), coloring);
    return new Screen(screen.live && errorIsOutput(), screen.color, screen.unicode);
  }

  /** Whether standard input and output are a terminal. From JDK 22 on, a console may be none. */
  private static boolean isTerminal() {
    Console console = System.console();
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether standard error goes where standard output goes; progress is drawn on it. */
  private static boolean errorIsOutput() {
    try {
      Path open = Path.of("/proc/self/fd");
      return Files.readSymbolicLink(open.resolve("1"))
          .equals(Files.readSymbolicLink(open.resolve("2")));
    } catch (IOException e) {
      return true; // a system without these links
    }
  }

  static Screen of(
      boolean terminal, Map<String, String> environment, String encoding, Coloring coloring) {
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean live = terminal && !dumb && !isCi(environment);
    boolean color =
        switch (coloring) {
          case AUTO -> isColored(live, environment);
          case ALWAYS -> true;
          case NEVER -> false;
        };
    return new Screen(live, color, encoding.toUpperCase(Locale.ROOT).equals("UTF-8"));
  }

  /** What a file shows that is written in place of standard output. */
  public Screen ofFile() {
    return new Screen(false, false, unicode);
  }

  /** The same without colors. */
  public Screen withoutColor() {
    return new Screen(live, false, unicode);
  }

  private static boolean isColored(boolean live, Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String forced = environment.getOrDefault("CLICOLOR_FORCE", "");
    return live || !(forced.isEmpty() || forced.equals("0"));
  }

  private static boolean isCi(Map<String, String> environment) {
    String ci = environment.getOrDefault("CI", "");
    return !ci.isEmpty() && !ci.equals("false") && !ci.equals("0");
  }
}
