package io.github.kindproof.upgrade.matrix;

import java.util.Locale;

/** What else is true of a cell, beside its outcome. */
public enum Trait {
  /** A filter decides about its system calls. */
  FILTERED,
  /** No filter does. */
  UNFILTERED,
  /** Its service answers whole pages. */
  SERVING,
  /** Its service does not. */
  NOT_SERVING,
  /** The probe and its node do not say the same; nobody can expect that. */
  CONTRADICTORY;

  /**
   * The trait with this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Trait of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  /** The word in files, for example {@code not serving}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
