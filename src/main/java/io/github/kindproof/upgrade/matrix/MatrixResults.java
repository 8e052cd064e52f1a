package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.internal.report.Verdict;
import java.util.List;

/**
 * Results of a run.
 *
 * @param run the run
 * @param cells its cells, in their order
 */
public record MatrixResults(MatrixRunRecord run, List<CellResult> cells) {
  public MatrixResults {
    cells = cells.stream().sorted((a, b) -> a.cell().compareTo(b.cell())).toList();
  }

  /** The exit code of a command that gave these: 0, 1 if an outcome differs, 3 if one lacks. */
  public int exitCode() {
    if (cells.stream().anyMatch(cell -> cell.verdict() == Verdict.DIFFERS)) {
      return 1;
    }
    return cells.stream().allMatch(CellResult::isGood) ? 0 : 3;
  }

  /** How many cells came to this. */
  public int count(Verdict verdict) {
    return (int) cells.stream().filter(cell -> cell.verdict() == verdict).count();
  }
}
