package io.github.kindproof.upgrade.matrix.page;

import io.github.kindproof.Verdict;
import io.github.kindproof.cluster.ClusterOrigin;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellOutcome;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.Expectation;
import io.github.kindproof.upgrade.matrix.MatrixChoice;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import io.github.kindproof.upgrade.matrix.MatrixRunRecord;
import io.github.kindproof.upgrade.matrix.MatrixSelection;
import io.github.kindproof.upgrade.matrix.RuntimeVersions;
import io.github.kindproof.upgrade.matrix.Shard;
import io.github.kindproof.upgrade.matrix.Trait;
import io.github.kindproof.workload.OutcomeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** As many results as a whole matrix has, with evidence, one of them not as expected. */
final class ManyResults {
  static final Cell WRONG =
      cells().stream()
          .filter(
              cell -> cell.kubernetes().equals("v1.28.15") && cell.profile().equals("violation"))
          .findFirst()
          .orElseThrow();

  private ManyResults() {}

  static MatrixResults of(Path folder) throws IOException {
    List<CellResult> results = new ArrayList<>();
    for (Cell cell : cells()) {
      String evidence = "matrix-evidence/" + cell.id();
      Path files = Files.createDirectories(folder.resolve(evidence));
      Files.writeString(
          files.resolve("events.txt"),
          "Warning BackOff: </script><script>document.title = 'run'</script> of " + cell + "\n");
      Files.writeString(files.resolve("last-log-lines.txt"), "a line of the log\n".repeat(80));
      results.add(result(cell, evidence));
    }
    return new MatrixResults(
        new MatrixRunRecord(
            Instant.parse("2026-11-25T20:59:00Z"),
            Duration.ofSeconds(900),
            Duration.ofSeconds(3000),
            Shard.whole(),
            "plan",
            Map.of("kernel", "Linux <6.1>")),
        results);
  }

  private static List<Cell> cells() {
    List<String> versions = new ArrayList<>();
    for (int minor = 22; minor < 32; minor++) {
      versions.add("v1." + minor + ".15");
    }
    MatrixChoice choice =
        new MatrixChoice(
            versions,
            List.of("own", "1.7", "2.3", "crun"),
            List.of("kind"),
            List.of("audit", "fine-grained", "violation"),
            Map.of(),
            Map.of());
    return MatrixSelection.standard().of(choice);
  }

  private static CellResult result(Cell cell, String evidence) {
    boolean crashes = cell.profile().equals("violation") && !cell.equals(WRONG);
    CellOutcome crash = new CellOutcome(OutcomeKind.CRASH_LOOP, List.of());
    CellOutcome observed =
        crashes
            ? crash
            : new CellOutcome(OutcomeKind.RUNNING, List.of(Trait.FILTERED, Trait.SERVING));
    return new CellResult(
        cell,
        new RuntimeVersions("1.6.20", "1.1.5"),
        Optional.of(new Expectation(cell.profile().equals("violation") ? crash : observed, "")),
        "expectations.yaml:30",
        "every call is refused",
        Optional.of(observed),
        cell.equals(WRONG) ? Verdict.DIFFERS : Verdict.AS_EXPECTED,
        crashes ? "StartError (exit code 128): cannot start a stopped process" : "",
        crashes ? Optional.of(Errno.EPERM) : Optional.empty(),
        crashes ? Optional.empty() : Optional.of(SeccompMode.FILTERING),
        Duration.ofSeconds(12),
        Duration.ofSeconds(15),
        false,
        ClusterOrigin.BOOTED,
        evidence,
        "",
        Instant.parse("2026-11-25T21:00:00Z"));
  }
}
