package io.github.kindproof.internal.image;

import io.github.kindproof.BadInputException;
import java.util.regex.Pattern;

/** The names of images, as manifests and lists give them. Pure. */
public final class ImageNames {
  private static final Pattern NAME =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9.-]*(:\\d+)?/)?" // a registry, or a folder of Docker Hub
              + "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
              + "(:\\w[\\w.-]{0,127})?(@sha256:[0-9a-f]{64})?");

  private ImageNames() {}

  /** Whether an engine takes this for the name of an image. */
  public static boolean isValid(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Checks that an image can have this name, such as {@code nginx:1.27.5} or {@code
   * localhost:5000/nginx:1.27.5@sha256:…}; else it is a {@link BadInputException}.
   *
   * @param where the file and line, or the option, that gives the name
   */
  public static void check(String where, String name) {
    if (!isValid(name)) {
      throw new BadInputException(
          where,
          "\"" + name + "\" is no image name",
          "write it as name:tag or name@sha256:…, in lower case, with 64 hexadecimal digits");
    }
  }

  /** The same image's shortest name: what an engine adds to it is left out. */
  static String familiar(String name) {
    return name.replaceFirst("^(index\\.)?docker\\.io/", "").replaceFirst("^library/", "");
  }

  /** The registry that a name begins with, without a slash; empty for one of Docker Hub. */
  public static String registry(String name) {
    String first = name.substring(0, Math.max(0, name.indexOf('/')));
    return first.matches(".*[.:].*|localhost") ? first : "";
  }
}
