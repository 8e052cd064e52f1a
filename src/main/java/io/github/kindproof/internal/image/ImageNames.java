package io.github.kindproof.internal.image;

import io.github.kindproof.BadInputException;
import java.util.regex.Pattern;
import org.testcontainers.utility.DockerImageName;

/** The names of images, as they stand in manifests and lists. */
public final class ImageNames {
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  private ImageNames() {}

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

  private static boolean isValid(String name) {
    int at = name.indexOf('@');
    if (at >= 0 && !DIGEST.matcher(name.substring(at + 1)).matches()) {
      return false;
    }
    String tagged = at < 0 ? name : name.substring(0, at);
    try {
      DockerImageName parsed = DockerImageName.parse(tagged);
      parsed.assertValid();
      // Testcontainers drops what follows a second colon, so the name must come back whole.
      String whole = parsed.asCanonicalNameString();
      return whole.equals(tagged) || whole.equals(tagged + ":latest");
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }
}
