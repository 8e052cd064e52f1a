package io.github.kindproof.seccomp.filter;

import org.jspecify.annotations.Nullable;

/**
 * The way that a filter goes on after a comparison: to another level of comparisons, to a return
 * value, or, if it has neither, to the next comparison of its own level.
 */
final class Branch {
  private @Nullable Comparison entry;
  private boolean returns;
  private int value;

  /** Return the level that it continues with, wherever it enters it. */
  @Nullable Level next() {
    return entry == null ? null : entry.level();
  }

  /** Return the comparison that rules are added from: not always the first of its level. */
  @Nullable Comparison entry() {
    return entry;
  }

  /** Continue with a comparison, and count that as a reference to it. */
  void continueWith(Comparison comparison) {
    entry = comparison.hold();
  }

  /** Continue with another comparison, or none, without counting it. */
  void replaceEntry(@Nullable Comparison comparison) {
    entry = comparison;
  }

  boolean returns() {
    return returns;
  }

  int value() {
    return value;
  }

  void returnValue(int returned) {
    returns = true;
    value = returned;
  }

  /** Replace the return value, without effect as long as the branch does not return. */
  void replaceValue(int other) {
    value = other;
  }

  boolean isEmpty() {
    return entry == null && !returns;
  }

  boolean returnsTheSame(Branch other) {
    return returns == other.returns && value == other.value;
  }

  /** Return whether nothing in the level that it continues with returns another value. */
  boolean leadsOnlyTo(int expected) {
    return entry == null || entry.level().returnsOnly(expected);
  }
}
