package io.github.kindproof.seccomp.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Comparisons that are made one after another, until one leads to a return value. */
final class Level {
  private final List<Comparison> comparisons = new ArrayList<>();

  Level(Comparison first) {
    comparisons.add(first);
  }

  /** Return the comparisons, which adding to and removing from the level changes. */
  List<Comparison> comparisons() {
    return comparisons;
  }

  void add(int at, Comparison added) {
    comparisons.add(at, added);
    added.join(this);
  }

  /** Return whether every return value in it and below is this one. */
  boolean returnsOnly(int value) {
    for (Comparison each : comparisons) {
      for (Branch branch : List.of(each.met(), each.unmet())) {
        if (branch.returns() && branch.value() != value || !branch.leadsOnlyTo(value)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Visit every comparison in it and below. */
  void each(Consumer<Comparison> visit) {
    for (Comparison each : comparisons) {
      visit.accept(each);
      for (Branch branch : List.of(each.met(), each.unmet())) {
        Level next = branch.next();
        if (next != null) {
          next.each(visit);
        }
      }
    }
  }
}
