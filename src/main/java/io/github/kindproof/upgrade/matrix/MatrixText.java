package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.Verdict;
import io.github.kindproof.internal.progress.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results as text for a terminal: counts, and the cause of each that is not as expected. */
public final class MatrixText {
  private static final int MOST_CELLS = 40;

  private MatrixText() {}

  public static String of(MatrixResults results) {
    StringBuilder text = new StringBuilder();
    List<CellResult> differing = with(results, Verdict.DIFFERS);
    differing.stream().limit(MOST_CELLS).forEach(cell -> text.append(differing(cell)));
    if (differing.size() > MOST_CELLS) {
      text.append("and ").append(differing.size() - MOST_CELLS).append(" more that differ\n");
    }
    for (Verdict verdict : List.of(Verdict.NOT_APPLICABLE, Verdict.NOT_OBSERVED)) {
      byCause(with(results, verdict))
          .forEach((cause, cells) -> text.append(without(verdict.word(), cells, cause)));
    }
    long retried =
        results.cells().stream()
            .filter(CellResult::bootRetried)
            .map(cell -> cell.cell().cluster())
            .distinct()
            .count();
    if (retried > 0) {
      text.append(Count.of(retried, "cluster"))
          .append(" booted at the second attempt, because of the machine\n");
    }
    text.append(counts(results)).append('\n');
    text.append("took ").append(results.run().pace()).append('\n');
    return text.toString();
  }

  /** For example {@code 570 cells: 568 as expected, 1 differs, 1 not observed}. */
  static String counts(MatrixResults results) {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      int count = results.count(verdict);
      if (count > 0 || verdict == Verdict.AS_EXPECTED) {
        counts.add(verdict.counted(count));
      }
    }
    return Count.of(results.cells().size(), "cell") + ": " + String.join(", ", counts);
  }

  private static String without(String name, List<CellResult> cells, String why) {
    String more = cells.size() == 1 ? "" : " and " + (cells.size() - 1) + " more";
    return "%s: %s%s%n  %s%n".formatted(name, cells.get(0).cell(), more, why);
  }

  private static String differing(CellResult result) {
    StringBuilder text = new StringBuilder("DIFFERS  " + result.cell() + "\n");
    text.append("  expected  ")
        .append(
            result.expected().isEmpty()
                ? "(no rule in expectations.yaml matches)"
                : result.expectedWords() + "  (" + result.rule() + ": " + result.why() + ")")
        .append("\n  observed  ")
        .append(result.observedWords())
        .append('\n');
    if (!result.cause().isEmpty()) {
      text.append("  cause     ").append(result.cause().replaceAll("\\R", " ")).append('\n');
    }
    return text.append("  evidence  ").append(result.evidence()).append('\n').toString();
  }

  private static List<CellResult> with(MatrixResults results, Verdict verdict) {
    return results.cells().stream().filter(cell -> cell.verdict() == verdict).toList();
  }

  private static Map<String, List<CellResult>> byCause(List<CellResult> results) {
    Map<String, List<CellResult>> byCause = new LinkedHashMap<>();
    results.forEach(
        result -> byCause.computeIfAbsent(result.cause(), it -> new ArrayList<>()).add(result));
    return byCause;
  }
}
