package io.github.kindproof.catalog;

import java.util.Locale;

/**
 * The OCI runtime with which containerd starts containers.
 *
 * @param kind the program
 * @param version its version, for example {@code 1.4.3}
 */
public record OciRuntime(Kind kind, String version) {
  /** The known programs. */
  public enum Kind {
    RUNC,
    CRUN;

    /** Return the kind of this program. */
    static Kind of(String program) {
      return valueOf(program.toUpperCase(Locale.ROOT));
    }

    /** Return the program's name. */
    public String program() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Parse a text such as {@code runc 1.4.3}. */
  public static OciRuntime parse(String text) {
    String[] words = text.split(" ", -1);
    return new OciRuntime(Kind.of(words[0]), words[1]);
  }

  /** Return whether it is a preview of a release to come, such as {@code 1.6.0-rc.1}. */
  public boolean isPreview() {
    return Version.of(version).isPreRelease();
  }

  /** Return a readable form, for example {@code runc 1.4.3}. */
  @Override
  public String toString() {
    return kind.program() + " " + version;
  }
}
