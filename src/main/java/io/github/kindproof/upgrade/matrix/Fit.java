package io.github.kindproof.upgrade.matrix;

/** Whether a condition holds; before a node was looked at, its runtime may not be known. */
enum Fit {
  YES,
  NO,
  UNKNOWN;

  static Fit of(boolean holds) {
    return holds ? YES : NO;
  }

  Fit and(Fit other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : YES;
  }
}
