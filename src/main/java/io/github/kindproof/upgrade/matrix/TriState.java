package io.github.kindproof.upgrade.matrix;

/** Whether a condition holds; the runtime may be unknown before the node boots. */
enum TriState {
  YES,
  NO,
  UNKNOWN;

  static TriState of(boolean holds) {
    return holds ? YES : NO;
  }

  TriState and(TriState other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : YES;
  }
}
