package io.github.kindproof.internal.io.evidence;

/** A file name made of any text; different texts may have the same. */
final class FileName {
  /** File systems allow 255 bytes; some are left for a number. */
  private static final int LONGEST = 200;

  private static final int KEPT_AT_THE_END = 60;
  private static final String CUT = "...";

  private FileName() {}

  /** Letters, digits, dots and dashes, without a leading dot; long names lose their middle. */
  static String of(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^\\.+", "-");
    if (plain.isEmpty()) {
      return "-";
    }
    if (plain.length() <= LONGEST) {
      return plain;
    }
    int begin = LONGEST - KEPT_AT_THE_END - CUT.length();
    return plain.substring(0, begin) + CUT + plain.substring(plain.length() - KEPT_AT_THE_END);
  }
}
