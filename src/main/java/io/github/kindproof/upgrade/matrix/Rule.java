package io.github.kindproof.upgrade.matrix;

import java.util.List;

/**
 * One rule of {@code expectations.yaml}.
 *
 * @param place the file's name and the line
 * @param why its reason or source
 */
public record Rule(String place, List<Condition> conditions, Expectation expectation, String why) {
  public Rule {
    conditions = List.copyOf(conditions);
  }

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
