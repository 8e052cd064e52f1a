package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.BadInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Joins the results of shards into those of the whole. */
public final class MatrixMerge {
  private MatrixMerge() {}

  /**
   * Joins them.
   *
   * @throws BadInputException if they are not all the shards of one matrix, each once
   */
  public static MatrixResults of(Map<Path, MatrixResults> byFile) {
    Map<Integer, Path> files = new TreeMap<>();
    Map.Entry<Path, MatrixResults> first = byFile.entrySet().iterator().next();
    MatrixRunRecord one = first.getValue().run();
    byFile.forEach(
        (file, results) -> {
          checkSame(first.getKey(), one, file, results.run());
          Path before = files.put(results.run().shard().number(), file);
          if (before != null) {
            throw new BadInputException(
                file.toString(),
                "is shard " + results.run().shard() + ", and so is " + before,
                "remove one of them");
          }
        });
    for (int number = 1; number <= one.shard().of(); number++) {
      if (!files.containsKey(number)) {
        throw new BadInputException(
            "report merge",
            "shard " + number + "/" + one.shard().of() + " is missing",
            "add its matrix.json");
      }
    }
    checkCells(byFile);
    return joined(List.copyOf(byFile.values()));
  }

  private static void checkSame(
      Path file, MatrixRunRecord run, Path otherFile, MatrixRunRecord other) {
    if (run.shard().of() != other.shard().of()) {
      throw new BadInputException(
          otherFile.toString(),
          "is shard " + other.shard() + ", " + file + " is " + run.shard(),
          "give the shards of one matrix");
    }
    if (!run.plan().equals(other.plan())) {
      throw new BadInputException(
          otherFile.toString(),
          "is part of another matrix than " + file,
          "give shards that were run with the same options, rules and profiles");
    }
  }

  private static void checkCells(Map<Path, MatrixResults> byFile) {
    Map<Cell, Path> seen = new TreeMap<>();
    byFile.forEach(
        (file, results) ->
            results
                .cells()
                .forEach(
                    result -> {
                      Path before = seen.put(result.cell(), file);
                      if (before != null) {
                        throw new BadInputException(
                            file.toString(),
                            "has the cell " + result.cell() + ", and so does " + before,
                            "remove one of them");
                      }
                    }));
  }

  private static MatrixResults joined(List<MatrixResults> parts) {
    List<CellResult> cells = new ArrayList<>();
    Map<String, String> facts = new LinkedHashMap<>();
    Instant started = parts.get(0).run().started();
    Duration wall = Duration.ZERO;
    Duration oneByOne = Duration.ZERO;
    for (MatrixResults part : parts) {
      MatrixRunRecord run = part.run();
      cells.addAll(part.cells());
      run.facts()
          .forEach(
              (name, fact) -> facts.merge(name, fact, (a, b) -> a.contains(b) ? a : a + "; " + b));
      started = run.started().isBefore(started) ? run.started() : started;
      wall = wall.compareTo(run.wall()) < 0 ? run.wall() : wall;
      oneByOne = oneByOne.plus(run.oneByOne());
    }
    String plan = parts.get(0).run().plan();
    return new MatrixResults(
        new MatrixRunRecord(started, wall, oneByOne, Shard.whole(), plan, facts), cells);
  }
}
