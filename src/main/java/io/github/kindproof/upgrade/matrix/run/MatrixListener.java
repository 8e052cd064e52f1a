package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;

/** Receives the beginning and end of cells, from several threads concurrently. */
public interface MatrixListener {
  /** Its pod is about to be applied, or it is known that none will be. */
  default void begun(Cell cell) {}

  /** It has ended, and its evidence is on the disk. */
  void ended(CellResult result);
}
