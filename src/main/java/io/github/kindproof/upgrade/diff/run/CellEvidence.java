package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.Evidence;
import io.github.kindproof.upgrade.matrix.CellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The evidence that a run of the matrix kept beside its results. */
final class CellEvidence {
  /** A probe's answers are compared by themselves, and are no help to a reader. */
  private static final String PROBE_REPORT = "probe.json";

  private CellEvidence() {}

  /** What is there of it: a file of results may have been copied without. */
  static List<Evidence> read(Path results, CellResult result) {
    Path folder = results.resolve(result.evidence());
    if (result.evidence().isEmpty() || !Files.isDirectory(folder)) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (!name.equals(PROBE_REPORT)) {
          evidence.add(new Evidence(name, Files.readString(file)));
        }
      }
      return DiffObservations.cut(evidence);
    } catch (IOException e) {
      return List.of(new Evidence("evidence", folder + " cannot be read: " + e));
    }
  }
}
