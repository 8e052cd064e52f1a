package io.github.kindproof.internal.io.text;

import java.util.regex.Pattern;

/** URLs as they are shown: without the user name and the password that they may contain. */
public final class MaskedUrl {
  private static final Pattern USER = Pattern.compile("://[^/?#]*@");

  /** A password with a slash or the like, which is not a valid URL. */
  private static final Pattern REST = Pattern.compile("://[^@]*:.*@", Pattern.DOTALL);

  private MaskedUrl() {}

  /** Return a URL on one line, with {@code ***} for its user name and password. */
  public static String of(String url) {
    String masked = USER.matcher(url).replaceFirst("://***@");
    return Printable.line(masked.equals(url) ? REST.matcher(url).replaceFirst("://***@") : masked);
  }
}
