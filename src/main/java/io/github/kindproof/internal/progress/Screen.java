package io.github.kindproof.internal.progress;

import java.util.Locale;
import java.util.Map;

/**
 * What the output of this process can show.
 *
 * @param live whether lines can be overwritten: on a terminal that is neither dumb nor a CI's log
 * @param color whether colors are wanted, see <a href="https://no-color.org">NO_COLOR</a>
 * @param unicode whether the locale is UTF-8
 */
public record Screen(boolean live, boolean color, boolean unicode) {

  public static Screen detect() {
    // Before JDK 22 a console means that standard input and output both are a terminal.
    return of(System.console() != null, System.getenv(), System.getProperty("native.encoding", ""));
  }

  static Screen of(boolean terminal, Map<String, String> environment, String encoding) {
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean live = terminal && !dumb && !isCi(environment);
    return new Screen(
        live,
        live && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        encoding.toUpperCase(Locale.ROOT).equals("UTF-8"));
  }

  private static boolean isCi(Map<String, String> environment) {
    String ci = environment.getOrDefault("CI", "");
    return !ci.isEmpty() && !ci.equals("false") && !ci.equals("0");
  }
}
