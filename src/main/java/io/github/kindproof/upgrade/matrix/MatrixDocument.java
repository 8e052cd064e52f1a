package io.github.kindproof.upgrade.matrix;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The file, with components in the order of the keys. */
record MatrixDocument(String schema, Run run, List<CellEntry> cells) {
  static MatrixDocument of(MatrixResults results) {
    return new MatrixDocument(
        MatrixJson.SCHEMA,
        Run.of(results.run()),
        results.cells().stream().map(CellEntry::of).toList());
  }

  MatrixResults results() {
    return new MatrixResults(run.record(), cells.stream().map(CellEntry::result).toList());
  }

  record Run(
      String started,
      double wallSeconds,
      double oneByOneSeconds,
      String shard,
      String plan,
      Map<String, String> facts) {
    static Run of(MatrixRunRecord run) {
      return new Run(
          run.started().toString(),
          Times.seconds(run.wall()),
          Times.seconds(run.oneByOne()),
          run.shard().toString(),
          run.plan(),
          run.facts());
    }

    MatrixRunRecord record() {
      return new MatrixRunRecord(
          Instant.parse(started),
          Times.duration(wallSeconds),
          Times.duration(oneByOneSeconds),
          Shard.parse("run.shard", shard),
          plan,
          facts);
    }
  }

  /** Durations in files. */
  static final class Times {
    private Times() {}

    static double seconds(Duration duration) {
      return duration.toMillis() / 1000.0;
    }

    static Duration duration(double seconds) {
      return Duration.ofMillis(Math.round(seconds * 1000));
    }
  }
}
