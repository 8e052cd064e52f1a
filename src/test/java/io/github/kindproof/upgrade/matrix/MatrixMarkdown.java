package io.github.kindproof.upgrade.matrix;

import static java.util.stream.Collectors.joining;

import io.github.kindproof.Verdict;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.internal.report.MarkdownText;
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
 * Results as Markdown for documentation: the versions, the machine, and the outcomes of each
 * workload. Pure.
 */
public final class MatrixMarkdown {
  private MatrixMarkdown() {}

  public static String of(MatrixResults results) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, on %s: %s; %s.%n%n"
            .formatted(
                when(results), machine(results), MatrixText.counts(results), results.run().pace()));
    text.append("| Kubernetes | runtime | containerd | runc | cells as expected | boot time |\n");
    text.append("|---|---|---|---|---|---|\n");
    by(results.cells(), result -> environment(result.cell()))
        .forEach((environment, cells) -> text.append(environmentRow(cells)));
    text.append(
        "\n| profile | node | escalation | outcome | environments |\n|---|---|---|---|---|\n");
    List<WorkloadRow> rows = new ArrayList<>();
    by(results.cells(), result -> workload(result.cell()))
        .forEach((workload, cells) -> rows.add(WorkloadRow.of(cells.get(0).cell(), sights(cells))));
    WorkloadRow.joined(rows).forEach(row -> text.append(workloadRows(row)));
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

  /** Without details of that machine: a kernel's local version, the path of a socket. */
  private static String machine(MatrixResults results) {
    return results.run().facts().entrySet().stream()
        .map(
            fact ->
                fact.getValue().startsWith(fact.getKey())
                    ? fact.getValue()
                    : fact.getKey() + " " + fact.getValue())
        .map(fact -> fact.replaceAll("^(kernel \\S+ [0-9.]+)-\\S+", "$1"))
        .map(fact -> fact.replaceAll(" at [a-z]+://[^, ]+", ""))
        .collect(joining(", "));
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
    long applicable = cells.stream().filter(CellResult::isApplicable).count();
    List<Long> boots =
        cells.stream().map(CellResult::boot).map(Duration::toSeconds).filter(it -> it > 0).toList();
    String took =
        boots.isEmpty()
            ? "not booted"
            : Collections.min(boots) + " to " + Collections.max(boots) + " s";
    return row(
        first.cell().kubernetes(),
        first.cell().runtime() + suffix(first.cell()),
        seen.containerd(),
        seen.runc(),
        good == applicable ? "all " + good : good + " of " + applicable,
        took);
  }

  private static String workloadRows(WorkloadRow workload) {
    return workload.sights().entrySet().stream()
        .map(
            sight ->
                row(
                    workload.profile(),
                    workload.nodes(),
                    workload.escalation(),
                    sight.getKey(),
                    sight.getValue()))
        .collect(joining());
  }

  /** What was seen and where, the most frequent first; the places of that are only counted. */
  private static Map<String, String> sights(List<CellResult> cells) {
    List<Map.Entry<String, List<CellResult>>> sights =
        by(cells, MatrixMarkdown::sight).entrySet().stream()
            .sorted(Comparator.comparing(sight -> -sight.getValue().size()))
            .toList();
    Map<String, String> places = new LinkedHashMap<>();
    for (Map.Entry<String, List<CellResult>> sight : sights) {
      String where =
          sight.getValue().stream().map(it -> environment(it.cell())).collect(joining(", "));
      if (places.isEmpty()) {
        where = (sights.size() == 1 ? "all " : "the other ") + sight.getValue().size();
      }
      places.put(sight.getKey(), where);
    }
    return places;
  }

  private static Cell workload(Cell cell) {
    return new Cell(
        "", "", "", cell.variant(), cell.node(), cell.profile(), cell.allowPrivilegeEscalation());
  }

  /** Kubernetes and runtime: {@code v1.34.11}, {@code v1.34.11 with 2.3, by k3s}. */
  private static String environment(Cell cell) {
    return cell.kubernetes()
        + (cell.runtime().equals(MatrixChoice.OWN) ? "" : " with " + cell.runtime())
        + suffix(cell);
  }

  private static String suffix(Cell cell) {
    return cell.provider().equals(ClusterSource.KIND) ? "" : ", by " + cell.provider();
  }

  /** With the short reason only: the rest of a cause names containers. */
  private static String sight(CellResult result) {
    if (result.verdict() == Verdict.NOT_OBSERVED || !result.isApplicable()) {
      return result.verdict().word();
    }
    String reason = result.cause().split(":", 2)[0].strip();
    return result.observedWords() + (reason.isEmpty() ? "" : "; " + reason);
  }

  private static <K> Map<K, List<CellResult>> by(
      Collection<CellResult> results, Function<CellResult, K> key) {
    Map<K, List<CellResult>> groups = new LinkedHashMap<>();
    results.forEach(
        result -> groups.computeIfAbsent(key.apply(result), it -> new ArrayList<>()).add(result));
    return groups;
  }

  private static String row(String... columns) {
    return List.of(columns).stream().map(MarkdownText::text).collect(joining(" | ", "| ", " |\n"));
  }
}
