package io.github.kindling.matrix;

import io.github.kindling.report.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Results as Markdown for documentation: on which Kubernetes and runtime cells were seen, when and
 * with what, and what each workload did there. Pure.
 */
public final class MatrixMarkdown {
  private MatrixMarkdown() {}

  /** Its lines, with a line end after each. */
  public static String of(MatrixResults results) {
    StringBuilder text = new StringBuilder();
    text.append("%s, on %s: %s.%n%n".formatted(when(results), machine(results), counts(results)));
    text.append("| Kubernetes | runtime | containerd | runc | cells as expected | boots took |\n");
    text.append("|---|---|---|---|---|---|\n");
    by(results.cells(), MatrixMarkdown::environment)
        .forEach((environment, cells) -> text.append(environmentRow(cells)));
    text.append("\n| profile | node | escalation | was seen as | where |\n|---|---|---|---|---|\n");
    by(results.cells(), MatrixMarkdown::workload)
        .forEach((workload, cells) -> text.append(workloadRows(workload, cells)));
    return text.toString();
  }

  private static String when(MatrixResults results) {
    TreeSet<String> days =
        results.cells().stream()
            .map(cell -> cell.when().toString().substring(0, 10))
            .collect(Collectors.toCollection(TreeSet::new));
    if (days.isEmpty()) {
      return "Never";
    }
    return days.size() == 1 ? days.first() : days.first() + " to " + days.last();
  }

  private static String machine(MatrixResults results) {
    return text(
        results.run().facts().entrySet().stream()
            .map(fact -> fact.getKey() + " " + fact.getValue())
            .collect(Collectors.joining(", ")));
  }

  private static String counts(MatrixResults results) {
    return MatrixText.counts(results) + "; " + results.run().pace();
  }

  private static String environmentRow(List<CellResult> cells) {
    CellResult first = cells.get(0);
    RuntimeVersions seen =
        cells.stream()
            .map(CellResult::runtime)
            .filter(runtime -> !runtime.equals(RuntimeVersions.unknown()))
            .findFirst()
            .orElse(RuntimeVersions.unknown());
    long good = cells.stream().filter(CellResult::asExpected).count();
    List<Long> boots =
        cells.stream().map(CellResult::boot).map(Duration::toSeconds).filter(it -> it > 0).toList();
    String took =
        boots.isEmpty()
            ? "not booted"
            : Collections.min(boots) + " to " + Collections.max(boots) + " s";
    return row(
        first.cell().kubernetes(),
        first.cell().runtime(),
        seen.containerd(),
        seen.runc(),
        good == cells.size() ? "all " + good : good + " of " + cells.size(),
        took);
  }

  /** The most frequent sight first, which is told as "all others" if there is more than one. */
  private static String workloadRows(Workload workload, List<CellResult> cells) {
    StringBuilder rows = new StringBuilder();
    List<Map.Entry<String, List<CellResult>>> sights =
        by(cells, MatrixMarkdown::sight).entrySet().stream()
            .sorted(Comparator.comparing(sight -> -sight.getValue().size()))
            .toList();
    for (Map.Entry<String, List<CellResult>> sight : sights) {
      boolean most = sight == sights.get(0);
      String where =
          most
              ? (sights.size() == 1 ? "all " : "the other ") + sight.getValue().size()
              : sight.getValue().stream()
                  .map(MatrixMarkdown::environment)
                  .collect(Collectors.joining(", "));
      rows.append(row(workload.profile, workload.node, workload.escalation, sight.getKey(), where));
    }
    return rows.toString();
  }

  private static String environment(CellResult result) {
    Cell cell = result.cell();
    return cell.kubernetes() + (cell.runtime().equals("own") ? "" : " with " + cell.runtime());
  }

  private static Workload workload(CellResult result) {
    Cell cell = result.cell();
    String node =
        cell.variant() == Variant.CANARY ? "canary " + cell.node() : cell.variant().word();
    return new Workload(cell.profile(), node, cell.allowPrivilegeEscalation() ? "yes" : "no");
  }

  /** With the short reason only: the rest of a cause names containers. */
  private static String sight(CellResult result) {
    if (result.verdict() == Verdict.NOT_OBSERVED) {
      return "not observed";
    }
    String reason = result.cause().split(":", 2)[0].strip();
    return result.observed() + (reason.isEmpty() ? "" : "; " + reason);
  }

  private static <K> Map<K, List<CellResult>> by(
      Collection<CellResult> results, Function<CellResult, K> key) {
    Map<K, List<CellResult>> groups = new LinkedHashMap<>();
    results.forEach(
        result -> groups.computeIfAbsent(key.apply(result), it -> new ArrayList<>()).add(result));
    return groups;
  }

  private static String row(String... columns) {
    return List.of(columns).stream()
        .map(MatrixMarkdown::text)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** One line in which nothing ends a table's cell or is taken for HTML. */
  private static String text(String words) {
    return words.replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
  }

  private record Workload(String profile, String node, String escalation) {}
}
