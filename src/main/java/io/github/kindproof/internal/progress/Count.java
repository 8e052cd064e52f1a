package io.github.kindproof.internal.progress;

/** Numbers of things in words. */
public final class Count {
  private Count() {}

  /** For example {@code 1 node}, {@code 2 nodes}; the noun's plural must end with an s. */
  public static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
