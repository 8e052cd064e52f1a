package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.Evidence;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The evidence of cells, in one folder per cell.
 *
 * @param results the folder of the file of results
 */
public record EvidenceFolder(Path results) {
  private static final String NAME = "matrix-evidence";

  /** Replaces a cell's evidence, and returns its path relative to the file of results. */
  String keep(Cell cell, List<Evidence> evidence) {
    new FailureBundle(results.resolve(NAME)).replace(cell.id(), evidence);
    return NAME + "/" + cell.id();
  }

  /** Replaces the evidence of a cell's cluster, which is beside the cell's own. */
  void keepCluster(Cell cell, List<Evidence> evidence) {
    new FailureBundle(results.resolve(NAME).resolve(cell.id())).replace("cluster", evidence);
  }

  /** The file of the probe's report, relative to the file of results; empty if there is none. */
  String probeReport(Cell cell) {
    String file = NAME + "/" + cell.id() + "/" + CellObservation.PROBE_REPORT;
    return Files.exists(results.resolve(file)) ? file : "";
  }

  /** A cell's evidence; empty if the file of results was copied without it. */
  public List<Evidence> read(CellResult result) {
    Optional<Path> named = folder(result);
    if (named.isEmpty()) {
      return List.of();
    }
    Path folder = named.get();
    try (Stream<Path> files = Files.list(folder)) {
      List<Evidence> evidence = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        evidence.add(new Evidence(folder.relativize(file).toString(), Files.readString(file)));
      }
      return evidence;
    } catch (IOException e) {
      return List.of(new Evidence("evidence", folder + " cannot be read: " + IoReason.of(e)));
    }
  }

  /** Copies the evidence of these results to the folder of another file of results. */
  public void copy(MatrixResults of, Path target) {
    if (results.equals(target)) {
      return;
    }
    try {
      for (CellResult cell : of.cells()) {
        Optional<Path> folder = folder(cell);
        if (folder.isPresent()) {
          for (Path file : Folders.files(folder.get())) {
            Path copy = target.resolve(base().relativize(file).toString());
            Files.createDirectories(copy.resolveSibling("."));
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    } catch (IOException e) {
      throw new EnvironmentException(
          "evidence cannot be copied to " + target + ": " + IoReason.of(e),
          "free disk space there",
          e);
    }
  }

  /** Where a cell's evidence is; empty if that is nowhere, or outside of this folder. */
  private Optional<Path> folder(CellResult cell) {
    try {
      Path base = base();
      Path folder = base.resolve(cell.evidence()).normalize();
      boolean isInside = folder.startsWith(base) && !folder.equals(base);
      return isInside && Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Path base() {
    return results.toAbsolutePath().normalize();
  }
}
