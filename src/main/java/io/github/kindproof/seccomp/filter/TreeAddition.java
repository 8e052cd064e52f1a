package io.github.kindproof.seccomp.filter;

import java.util.Objects;

/** Adds the comparisons of a rule to those of earlier rules ({@code _db_tree_add}). */
final class TreeAddition {
  private final boolean correctsWideValues;

  /**
   * @param correctsWideValues whether a return value below a comparison of the upper half is
   *     corrected on the branch that it belongs to, as from libseccomp 2.6.1 on
   */
  TreeAddition(boolean correctsWideValues) {
    this.correctsWideValues = correctsWideValues;
  }

  /** Add a chain to a level that has comparisons. Return whether no return value contradicts. */
  boolean add(Branch existing, Comparison added) {
    Comparison entry = Objects.requireNonNull(existing.entry());
    Level level = entry.level();
    for (int at = level.comparisons().indexOf(entry); at < level.comparisons().size(); at++) {
      Comparison each = level.comparisons().get(at);
      if (each.comparesLike(added)) {
        return merge(each, added);
      }
      if (each.isOrderedBelow(added)) {
        level.add(at, added);
        if (each == entry) {
          existing.continueWith(added);
        }
        return true;
      }
    }
    level.add(level.comparisons().size(), added);
    return true;
  }

  private boolean merge(Comparison existing, Comparison added) {
    if (added.met().returns() && !takeMet(existing, added)
        || added.unmet().returns() && !takeUnmet(existing, added)) {
      return false;
    }
    for (int side = 0; side < 2; side++) {
      Branch before = side == 0 ? existing.met() : existing.unmet();
      Branch branch = side == 0 ? added.met() : added.unmet();
      Comparison next = branch.entry();
      if (next == null) {
        continue;
      }
      if (before.entry() != null) {
        if (!add(before, next)) {
          return false;
        }
      } else if (before.returns()) {
        return true; // the existing rules are more general
      } else {
        before.continueWith(next);
      }
    }
    return true;
  }

  private static boolean takeMet(Comparison existing, Comparison added) {
    Branch before = existing.met();
    int value = added.met().value();
    if (!before.returns()) {
      return take(before, value);
    }
    if (before.value() == value) {
      return true;
    }
    if (added.isUpper() && added.hasLargerWhole(existing)) {
      before.replaceValue(value);
    }
    return !existing.isLeaf() && !added.isLeaf();
  }

  private boolean takeUnmet(Comparison existing, Comparison added) {
    Branch before = existing.unmet();
    int value = added.unmet().value();
    if (!before.returns()) {
      return take(before, value);
    }
    if (before.value() == value) {
      return true;
    }
    if (added.isUpper() && existing.hasLargerWhole(added)) {
      (correctsWideValues ? before : existing.met()).replaceValue(value);
    }
    return !existing.isLeaf() && !added.isLeaf();
  }

  private static boolean take(Branch before, int value) {
    if (!before.leadsOnlyTo(value)) {
      return false;
    }
    before.continueWith(null);
    before.returnValue(value);
    return true;
  }
}
