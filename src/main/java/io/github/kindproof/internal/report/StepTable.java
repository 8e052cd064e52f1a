package io.github.kindproof.internal.report;

import io.github.kindproof.Verdict;
import io.github.kindproof.catalog.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Results by step and Kubernetes version, both in natural order. */
record StepTable(List<String> versions, List<Row> rows) {

  record Row(String step, String title, List<Cell> cells) {
    boolean isGood() {
      return cells.stream().flatMap(c -> c.results().stream()).noneMatch(StepResult::isBad);
    }
  }

  /**
   * A step on one version.
   *
   * @param results none if the step does not apply, usually one
   */
  record Cell(String version, List<StepResult> results) {
    Optional<StepResult> worst() {
      return results.stream().max(Comparator.comparingInt(result -> gravity(result.verdict())));
    }

    private static int gravity(Verdict verdict) {
      return switch (verdict) {
        case AS_EXPECTED -> 0;
        case NOT_APPLICABLE -> 1;
        case NOT_OBSERVED -> 2;
        case DIFFERS -> 3;
      };
    }
  }

  static StepTable of(List<StepResult> results) {
    List<String> versions =
        results.stream().map(StepResult::kubernetes).distinct().sorted(Version::compare).toList();
    TreeMap<String, List<StepResult>> bySteps =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    StepResult::step,
                    () -> new TreeMap<>(NaturalOrder::compare),
                    Collectors.toList()));
    return new StepTable(
        versions, bySteps.values().stream().map(step -> row(step, versions)).toList());
  }

  private static Row row(List<StepResult> step, List<String> versions) {
    return new Row(
        step.get(0).step(),
        step.get(0).title(),
        versions.stream().map(version -> cell(step, version)).toList());
  }

  private static Cell cell(List<StepResult> step, String version) {
    return new Cell(
        version, step.stream().filter(each -> each.kubernetes().equals(version)).toList());
  }
}
