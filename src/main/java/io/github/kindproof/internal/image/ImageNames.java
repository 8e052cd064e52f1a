package io.github.kindproof.internal.image;

import io.github.kindproof.BadInputException;
import java.util.regex.Pattern;

/** The names of images. Pure. */
public final class ImageNames {
  private static final Pattern NAME =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9.-]*(:\\d+)?/)?" // a registry, or a folder of Docker Hub
              + "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
              + "(:\\w[\\w.-]{0,127})?(@sha256:[0-9a-f]{64})?");

  private ImageNames() {}

  /** Whether an engine accepts this name. */
  public static boolean isValid(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Checks a name such as {@code nginx:1.27.5} or {@code localhost:5000/nginx:1.27.5@sha256:…}.
   *
   * @param where the file and line, or the option, with the name
   */
  public static void check(String where, String name) {
    if (!isValid(name)) {
      throw new BadInputException(
          where,
          "\"" + name + "\" is not an image name",
          "write it as name:tag or name@sha256:…, in lower case, with 64 hexadecimal digits");
    }
  }

  /** The shortest name of the same image, without the parts that an engine adds. */
  static String familiar(String name) {
    return name.replaceFirst("^(index\\.)?docker\\.io/", "").replaceFirst("^library/", "");
  }

  /** The registry in a name, without a slash; empty for Docker Hub. */
  public static String registry(String name) {
    String first = name.substring(0, Math.max(0, name.indexOf('/')));
    return first.matches(".*[.:].*|localhost") ? first : "";
  }
}
