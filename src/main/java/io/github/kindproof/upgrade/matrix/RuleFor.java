package io.github.kindproof.upgrade.matrix;

import java.util.List;
import java.util.stream.Collectors;

/** The result of a search for a cell's rule. */
public sealed interface RuleFor {
  record Found(Rule rule) implements RuleFor {}

  /** None matches: no outcome is as expected. */
  record None() implements RuleFor {}

  /** Several match equally well: the file is wrong. */
  record Tie(List<Rule> rules) implements RuleFor {
    public Tie {
      rules = List.copyOf(rules);
    }

    String places() {
      return rules.stream().map(Rule::place).collect(Collectors.joining(" and "));
    }
  }

  /** The result depends on the runtime, which is not known yet. */
  record NotKnownYet() implements RuleFor {}
}
