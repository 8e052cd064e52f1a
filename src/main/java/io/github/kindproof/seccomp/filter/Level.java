package io.github.kindproof.seccomp.filter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    walk(member, Comparison::previous);
    walk(member, Comparison::next);
  }

  private static List<Comparison> walk(Comparison from, UnaryOperator<@Nullable Comparison> step) {
    Set<Comparison> inOrder = new LinkedHashSet<>();
    for (Comparison each = from; each != null; each = step.apply(each)) {
      if (!inOrder.add(each)) {
        throw new LibseccompFailure("libseccomp does not end");
      }
    }
    return List.copyOf(inOrder);
  }

  /** Return the comparisons in their order. */
  List<Comparison> comparisons() {
    return walk(first(), Comparison::next);
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
