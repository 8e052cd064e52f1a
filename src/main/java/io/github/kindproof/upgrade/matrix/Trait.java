package io.github.kindproof.upgrade.matrix;

import java.util.Locale;

/** A property of a cell's outcome. */
public enum Trait {
  FILTERED,
  UNFILTERED,
  /** It has no filter, although its spec names a profile that confines it. */
  LESS_CONFINED,
  /** Its service returns whole pages. */
  SERVING,
  NOT_SERVING,
  /** The probe and its node disagree; no rule can expect that. */
  CONTRADICTORY;

  /**
   * The trait with this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Trait of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  /** For example {@code not serving}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
