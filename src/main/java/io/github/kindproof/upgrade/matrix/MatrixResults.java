package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.Verdict;
import java.util.List;

/** The results of a run, in the order of its cells. */
public record MatrixResults(MatrixRunRecord run, List<CellResult> cells) {
  public MatrixResults {
    cells = cells.stream().sorted((a, b) -> a.cell().compareTo(b.cell())).toList();
  }

  public Verdict verdict() {
    return Verdict.of(cells.stream().map(CellResult::verdict).toList());
  }

  public int count(Verdict verdict) {
    return (int) cells.stream().filter(cell -> cell.verdict() == verdict).count();
  }
}
