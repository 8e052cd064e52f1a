package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.Verdict;
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

  /** That of all cells. */
  public Verdict verdict() {
    return Verdict.of(cells.stream().map(CellResult::verdict).toList());
  }

  /** How many cells came to this. */
  public int count(Verdict verdict) {
    return (int) cells.stream().filter(cell -> cell.verdict() == verdict).count();
  }
}
