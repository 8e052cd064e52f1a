package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.upgrade.matrix.Cell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the evidence of cells is kept.
 *
 * @param results the folder of the file of results
 */
record EvidenceFolder(Path results) {
  private static final String NAME = "matrix-evidence";

  /** Keeps a cell's evidence, instead of what an earlier run kept; its path as results name it. */
  String keep(Cell cell, List<Evidence> evidence) {
    new FailureBundle(results.resolve(NAME)).replace(cell.id(), evidence);
    return NAME + "/" + cell.id();
  }

  /** Keeps what the cluster of a cell says of itself, beside the cell's own. */
  void keepCluster(Cell cell, List<Evidence> evidence) {
    new FailureBundle(results.resolve(NAME).resolve(cell.id())).replace("cluster", evidence);
  }

  /** The file of what the probe reported, as results name it; empty if there is none. */
  String probeReport(Cell cell) {
    String file = NAME + "/" + cell.id() + "/" + CellObservation.PROBE_REPORT;
    return Files.exists(results.resolve(file)) ? file : "";
  }
}
