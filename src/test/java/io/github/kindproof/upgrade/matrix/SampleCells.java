package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.Verdict;
import io.github.kindproof.cluster.ClusterOrigin;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.OutcomeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cells and results for tests. */
final class SampleCells {
  static final MatrixChoice CHOICE =
      new MatrixChoice(
          List.of("v1.34.11", "v1.9.0", "v1.24.17"),
          List.of("own", "runc-1.1", "crun"),
          List.of("kind"),
          List.of("audit", "violation"),
          Map.of(),
          Map.of(
              "v1.34.11",
              new MatrixChoice.Skew(List.of(NodeKind.AS_NEW, NodeKind.TWO_BEHIND), true)));

  private static final CellOutcome UNFILTERED =
      new CellOutcome(OutcomeKind.RUNNING, List.of(Trait.UNFILTERED));

  private SampleCells() {}

  static Cell plain(String kubernetes, String profile) {
    return new Cell(
        kubernetes, "own", "kind", Variant.PLAIN, NodeKind.WITHOUT_DEFAULT, profile, false);
  }

  static Cell profiles(String runtime, String profile, boolean escalation) {
    return new Cell(
        "v1.34.11",
        runtime,
        "kind",
        Variant.PROFILES,
        NodeKind.WITHOUT_DEFAULT,
        profile,
        escalation);
  }

  static Cell by(String provider, Cell cell) {
    return new Cell(
        cell.kubernetes(),
        cell.runtime(),
        provider,
        cell.variant(),
        cell.node(),
        cell.profile(),
        cell.allowPrivilegeEscalation());
  }

  static CellResult result(Cell cell, Verdict verdict) {
    return new CellResult(
        cell,
        new RuntimeVersions("2.1.4", "1.3.0"),
        Optional.of(new Expectation(UNFILTERED, "")),
        "expectations.yaml:3",
        "kind's default",
        verdict == Verdict.NOT_OBSERVED ? Optional.empty() : Optional.of(UNFILTERED),
        verdict,
        "",
        Optional.empty(),
        Optional.of(SeccompMode.DISABLED),
        Duration.ofMillis(4250),
        Duration.ofMillis(15010),
        false,
        ClusterOrigin.BOOTED,
        "matrix-evidence/" + cell.id(),
        "matrix-evidence/" + cell.id() + "/probe.json",
        Instant.parse("2026-11-25T21:00:00Z"));
  }

  static MatrixResults results(Shard shard, List<Cell> cells) {
    return new MatrixResults(
        new MatrixRunRecord(
            Instant.parse("2026-11-25T20:59:00Z"),
            Duration.ofSeconds(40),
            Duration.ofSeconds(100),
            shard,
            "plan",
            Map.of("kind", "kind v0.33.0")),
        cells.stream().map(cell -> result(cell, Verdict.AS_EXPECTED)).toList());
  }
}
