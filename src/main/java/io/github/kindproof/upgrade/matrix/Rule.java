package io.github.kindproof.upgrade.matrix;

import java.util.List;

/**
 * One rule of {@code expectations.yaml}.
 *
 * @param place the file's name and the line
 * @param conditions all of which must hold; the more there are, the more specific is the rule
 * @param expectation what it says
 * @param why its reason or source
 */
public record Rule(String place, List<Condition> conditions, Expectation expectation, String why) {
  public Rule {
    conditions = List.copyOf(conditions);
  }

  /** What a rule asks of a cell, and of the runtime of its node. */
  interface Condition {
    TriState fit(Cell cell, RuntimeVersions runtime);
  }

  TriState fit(Cell cell, RuntimeVersions runtime) {
    return conditions.stream().map(it -> it.fit(cell, runtime)).reduce(TriState.YES, TriState::and);
  }

  int specificity() {
    return conditions.size();
  }
}
