package io.github.kindproof.catalog;

import java.util.Locale;

/**
 * What containerd starts containers with.
 *
 * @param kind which program
 * @param version its version, for example {@code 1.4.3}
 */
public record OciRuntime(Kind kind, String version) {
  /** The programs that are known. */
  public enum Kind {
    RUNC,
    CRUN;

    /** The one of this program. */
    static Kind of(String program) {
      return valueOf(program.toUpperCase(Locale.ROOT));
    }

    /** The program's name. */
    public String program() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** That of a text such as {@code runc 1.4.3}. */
  public static OciRuntime parse(String text) {
    String[] words = text.split(" ", -1);
    return new OciRuntime(Kind.of(words[0]), words[1]);
  }

  /** For example {@code runc 1.4.3}. */
  @Override
  public String toString() {
    return kind.program() + " " + version;
  }
}
