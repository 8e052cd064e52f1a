package io.github.kindproof;

/** The seed of the tests' random inputs; the same in each build, so that a build is repeatable. */
public final class RandomSeed {
  private static final String PROPERTY = "kindproof.seed";

  private RandomSeed() {}

  /** The number in {@code -Dkindproof.seed}, or a new one where that is {@code random}. */
  public static long get() {
    String value = System.getProperty(PROPERTY, "20");
    return value.equals("random") ? System.nanoTime() : Long.parseLong(value);
  }
}
