package io.github.kindproof.seccomp.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons that are made one after another, until one leads to a return value.
 *
 * @param member any of them
 */
record Level(Comparison member) {
  /**
   * Check that it ends on both sides.
   *
   * @throws LibseccompFailure if it does not: libseccomp goes round in it for ever
   */
  Level {
    checkEnd(member, Comparison::previous);
    checkEnd(member, Comparison::next);
  }

  /** Compare each comparison with one that was met before, at ever greater distances. */
  private static void checkEnd(Comparison from, UnaryOperator<@Nullable Comparison> step) {
    Comparison met = from;
    int steps = 0;
    for (Comparison each = step.apply(from); each != null; each = step.apply(each)) {
      if (each == met) {
        throw new LibseccompFailure("libseccomp does not end");
      }
      steps++;
      if (Integer.bitCount(steps) == 1) {
        met = each;
      }
    }
  }

  /** Return the comparisons in their order. */
  List<Comparison> comparisons() {
    Comparison first = first();
    checkEnd(first, Comparison::next);
    List<Comparison> inOrder = new ArrayList<>();
    for (Comparison each = first; each != null; each = each.next()) {
      inOrder.add(each);
    }
    return inOrder;
  }

  /** Return the first comparison. */
  Comparison first() {
    Comparison first = member;
    for (Comparison each = first; each != null; each = each.previous()) {
      first = each;
    }
    return first;
  }

  /** Return whether every return value in it and below is this one. */
  boolean returnsOnly(int value) {
    for (Comparison each : comparisons()) {
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
    for (Comparison each : comparisons()) {
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
