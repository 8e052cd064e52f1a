package io.github.kindproof.internal.progress;

public final class Count {
  private Count() {}

  /** For example {@code 1 node}, {@code 2 nodes}; the plural of the noun must end with an s. */
  public static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
