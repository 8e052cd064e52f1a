package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.Verdict;
import java.util.List;

/** Samples for the packages above. */
public final class Samples {
  private Samples() {}

  public static List<Cell> cells() {
    return MatrixSelection.standard().of(SampleCells.CHOICE);
  }

  public static CellResult result(Cell cell, Verdict verdict) {
    return SampleCells.result(cell, verdict);
  }
}
