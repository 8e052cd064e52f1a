package io.github.kindproof.upgrade.matrix;

import java.util.List;
import java.util.stream.Collectors;

/** Which rule tells what is expected of a cell. */
public sealed interface RuleFor {
  /** The most specific one that fits. */
  record Found(Rule rule) implements RuleFor {}

  /** None fits: what is observed can't be as expected. */
  record None() implements RuleFor {}

  /** Several fit, and equally well: the file is wrong. */
  record Tie(List<Rule> rules) implements RuleFor {
    public Tie {
      rules = List.copyOf(rules);
    }

    String places() {
      return rules.stream().map(Rule::place).collect(Collectors.joining(" and "));
    }
  }

  /** It depends on the runtime, which is not known yet. */
  record NotKnownYet() implements RuleFor {}
}
