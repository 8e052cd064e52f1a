package io.github.kindproof.catalog;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The OCI runtime with which containerd starts containers.
 *
 * @param kind the program
 * @param version its version, for example {@code 1.4.3}
 * @param libpathrs the version of the library with which it resolves paths, for example {@code
 *     0.2.6}; empty if it uses code of its own
 */
public record OciRuntime(Kind kind, String version, String libpathrs) {
  private static final Pattern TEXT = Pattern.compile("(\\S+) (\\S+)(?: with libpathrs (\\S+))?");

  /** The known programs. */
  public enum Kind {
    RUNC,
    CRUN,
    YOUKI;

    /** Return the kind of this program. */
    static Kind of(String program) {
      return valueOf(program.toUpperCase(Locale.ROOT));
    }

    /** Return whether Kindproof compiles it, with any libseccomp. */
    boolean isCompiled() {
      return this != CRUN;
    }

    /** Return the program's name. */
    public String program() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Create a runtime that resolves paths with code of its own. */
  public OciRuntime(Kind kind, String version) {
    this(kind, version, "");
  }

  /** Parse a text such as {@code runc 1.4.3}, the form that {@link #toString} returns. */
  public static OciRuntime parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a runtime: " + text);
    }
    String libpathrs = parts.group(3);
    return new OciRuntime(
        Kind.of(parts.group(1)), parts.group(2), libpathrs == null ? "" : libpathrs);
  }

  /** Return whether it is a preview of a release to come, such as {@code 1.6.0-rc.1}. */
  public boolean isPreview() {
    return Version.of(version).isPreRelease();
  }

  /** Return a readable form, for example {@code runc 1.5.3 with libpathrs 0.2.6}. */
  @Override
  public String toString() {
    return kind.program()
        + " "
        + version
        + (libpathrs.isEmpty() ? "" : " with libpathrs " + libpathrs);
  }
}
