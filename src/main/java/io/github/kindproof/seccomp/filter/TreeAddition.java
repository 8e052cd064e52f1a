package io.github.kindproof.seccomp.filter;

/** Adds the comparisons of a rule to those of earlier rules ({@code _db_tree_add}). */
final class TreeAddition {
  private final boolean correctsWideValues;
  private final Reclaiming reclaiming;

  /**
   * @param correctsWideValues whether a return value below a comparison of the upper half is
   *     corrected on the branch that it belongs to, as from libseccomp 2.6.1 on
   * @param reclaiming frees the comparisons that a return value takes the place of
   */
  TreeAddition(boolean correctsWideValues, Reclaiming reclaiming) {
    this.correctsWideValues = correctsWideValues;
    this.reclaiming = reclaiming;
  }

  /** Add a chain to a level that has comparisons. Return whether no return value contradicts. */
  boolean add(Branch existing, Comparison added) {
    Comparison entry = existing.entry();
    if (entry == null) {
      throw new LibseccompFailure("libseccomp crashes: it has no comparison to add another one to");
    }
    Comparison each = entry.level().member();
    while (!each.comparesLike(added)) {
      if (each.isOrderedBelow(added)) {
        putBefore(each, added);
        if (each == entry) {
          existing.continueWith(added);
          reclaiming.release(each);
        }
        return true;
      }
      Comparison next = each.next();
      if (next == null) {
        added.follow(each.hold());
        each.precede(added.hold());
        return true;
      }
      each = next;
    }
    return merge(each, added);
  }

  private static void putBefore(Comparison existing, Comparison added) {
    Comparison before = existing.previous();
    existing.follow(added.hold());
    if (before == null) {
      added.precede(existing.hold());
    } else {
      before.precede(added.hold());
      added.follow(before);
      added.precede(existing);
    }
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

  private boolean takeMet(Comparison existing, Comparison added) {
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

  private boolean take(Branch before, int value) {
    if (!before.leadsOnlyTo(value)) {
      return false;
    }
    reclaiming.release(before.entry());
    before.replaceEntry(null);
    before.returnValue(value);
    return true;
  }
}
