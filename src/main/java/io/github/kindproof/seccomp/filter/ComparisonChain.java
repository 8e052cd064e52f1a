package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.filter.Comparison.Word;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons that libseccomp makes of one rule's conditions, as a chain with one comparison on
 * each level.
 *
 * <p>On a 64-bit architecture, a comparison for order takes three steps: is the upper half above,
 * is it equal, and if so, what of the lower half. On a 32-bit architecture only the lower half
 * counts.
 */
final class ComparisonChain {
  private static final long ALL = -1L;
  private static final long LOWER_HALF = 0xffffffffL;

  private final boolean is64Bit;
  private @Nullable Comparison start;
  private List<Branch> ends = List.of();

  private ComparisonChain(boolean is64Bit) {
    this.is64Bit = is64Bit;
  }

  /**
   * Return the first comparison; null if every call meets the conditions.
   *
   * @param conditions at most one for each argument
   * @param value the value to return where all are met
   */
  static @Nullable Comparison of(List<ArgumentCondition> conditions, boolean is64Bit, int value) {
    ComparisonChain chain = new ComparisonChain(is64Bit);
    conditions.stream()
        .sorted(Comparator.comparingInt(ArgumentCondition::index))
        .forEach(chain::append);
    chain.ends.forEach(end -> end.returnValue(value));
    return chain.start;
  }

  private void append(ArgumentCondition condition) {
    Operator operator = Operator.named(condition.operator());
    boolean masked = operator == Operator.MASKED_EQ;
    long mask = masked ? condition.value().longValue() : ALL;
    long value = masked ? condition.valueTwo().longValue() : condition.value().longValue();
    if ((is64Bit ? mask : mask & LOWER_HALF) == 0) {
      return; // libseccomp compares nothing then
    }
    if (!is64Bit) {
      Comparison lower = comparison(condition, false, operator, operator.inProgram(), mask, value);
      link(lower);
      ends = List.of(operator.isNegated() ? lower.unmet() : lower.met());
      return;
    }
    switch (operator) {
      case EQ, MASKED_EQ, NE -> equal(condition, operator, mask, value);
      default -> ordered(condition, operator, mask, value);
    }
  }

  private void equal(ArgumentCondition condition, Operator operator, long mask, long value) {
    Comparison upper = comparison(condition, true, operator, operator.inProgram(), mask, value);
    Comparison lower = comparison(condition, false, operator, operator.inProgram(), mask, value);
    link(upper);
    upper.met().continueWith(lower);
    ends = operator == Operator.NE ? List.of(upper.unmet(), lower.unmet()) : List.of(lower.met());
  }

  private void ordered(ArgumentCondition condition, Operator operator, long mask, long value) {
    Comparison above = comparison(condition, true, operator, Operator.GT, mask, value);
    Comparison equal = comparison(condition, true, operator, Operator.EQ, mask, value);
    Comparison lower = comparison(condition, false, operator, operator.inProgram(), mask, value);
    link(above);
    above.unmet().continueWith(equal);
    equal.met().continueWith(lower);
    ends =
        operator.isNegated()
            ? List.of(equal.unmet(), lower.unmet())
            : List.of(above.met(), lower.met());
  }

  private static Comparison comparison(
      ArgumentCondition condition,
      boolean upper,
      Operator original,
      Operator operator,
      long mask,
      long value) {
    return new Comparison(new Word(condition.index(), upper), original, operator, mask, value);
  }

  /** Make both ends of the chain continue with one shared comparison, as libseccomp does. */
  private void link(Comparison next) {
    if (start == null) {
      start = next.hold();
    }
    ends.forEach(end -> end.continueWith(next));
  }
}
