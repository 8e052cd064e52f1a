package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;

/** Told of cells as they begin and end, by several threads at once. */
public interface MatrixListener {
  /** Its pod is about to be applied, or it is known that none will be. */
  void begun(Cell cell);

  /** What became of it; its evidence is written. */
  void ended(CellResult result);
}
