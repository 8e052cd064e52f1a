package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules of a filter say, each for itself and without libseccomp's way of putting them
 * together. A filter that answers otherwise is one that libseccomp builds wrong.
 *
 * @param rules the rules as the runtime hands them over, by architecture
 * @param otherwise the answer where no rule matches
 */
record RuleReading(List<HandedRule> rules, FilterAnswer otherwise) {
  private static final BigInteger LOWER_HALF = BigInteger.valueOf(0xffffffffL);

  /**
   * A rule that the runtime hands to libseccomp.
   *
   * @param conditions at most one for each argument
   */
  record HandedRule(String call, List<ArgumentCondition> conditions, FilterAnswer answer) {}

  /** Return the answers that a rule, or if none matches the default, gives to a call. */
  Set<FilterAnswer> answers(Architecture architecture, String call, SeccompData data) {
    Set<FilterAnswer> answers = new LinkedHashSet<>();
    boolean is64Bit = ArchitectureRules.is64Bit(architecture);
    for (HandedRule rule : rules) {
      if (rule.call().equals(call)
          && rule.conditions().stream().allMatch(it -> meets(it, data, is64Bit))) {
        answers.add(rule.answer());
      }
    }
    return answers.isEmpty() ? Set.of(otherwise) : answers;
  }

  private static boolean meets(ArgumentCondition condition, SeccompData data, boolean is64Bit) {
    BigInteger argument =
        new BigInteger(Long.toUnsignedString(data.arguments().get(condition.index())));
    if (is64Bit) {
      return masked(condition, condition.value(), condition.valueTwo()).holds(argument);
    }
    return masked(
            condition, condition.value().and(LOWER_HALF), condition.valueTwo().and(LOWER_HALF))
        .holds(argument.and(LOWER_HALF));
  }

  /** libseccomp masks the value that the masked argument is compared with, too. */
  private static ArgumentCondition masked(
      ArgumentCondition condition, BigInteger value, BigInteger valueTwo) {
    return new ArgumentCondition(
        condition.index(), value, valueTwo.and(value), condition.operator());
  }
}
