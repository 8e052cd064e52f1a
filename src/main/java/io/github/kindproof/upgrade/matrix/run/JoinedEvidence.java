package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The evidence of shards, brought together: folders are named by cells, so none meets another. */
public final class JoinedEvidence {
  private JoinedEvidence() {}

  /**
   * Copies the evidence of results.
   *
   * @param from the folder of the results' file
   * @param to the folder of the joint file
   */
  public static void copy(MatrixResults results, Path from, Path to) {
    if (from.equals(to)) {
      return;
    }
    List<String> folders =
        results.cells().stream()
            .map(CellResult::evidence)
            .filter(evidence -> !evidence.isEmpty() && Files.isDirectory(from.resolve(evidence)))
            .toList();
    for (String folder : folders) {
      copyTree(from.resolve(folder), to.resolve(folder));
    }
  }

  private static void copyTree(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new EnvironmentException(
          "evidence cannot be copied to " + to + ": " + e, "make room", e);
    }
  }
}
