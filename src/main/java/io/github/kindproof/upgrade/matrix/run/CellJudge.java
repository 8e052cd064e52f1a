package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.Verdict;
import io.github.kindproof.cluster.ClusterOrigin;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.Expectations;
import io.github.kindproof.upgrade.matrix.Rule;
import io.github.kindproof.upgrade.matrix.RuleFor;
import io.github.kindproof.upgrade.matrix.RuntimeVersions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Compares the observations of cells with the rules. */
record CellJudge(Expectations expectations, EvidenceFolder evidence) {
  /**
   * The boot of a cell's cluster.
   *
   * @param retried whether a first boot failed
   * @param origin whether it was a boot of this run
   * @param runtime as observed on the node
   */
  record Boot(Duration took, boolean retried, ClusterOrigin origin, RuntimeVersions runtime) {
    static final Boot NONE =
        new Boot(Duration.ZERO, false, ClusterOrigin.BOOTED, RuntimeVersions.unknown());
  }

  /**
   * The result of an observed cell.
   *
   * @throws BadInputException if two rules match equally well on the runtime that the node turned
   *     out to have
   */
  CellResult judge(Cell cell, CellObservation sight, Boot boot, Duration took) {
    boolean met =
        rule(cell, boot.runtime())
            .filter(it -> it.expectation().isMetBy(sight.outcome(), sight.cause()))
            .isPresent();
    Verdict verdict =
        !sight.observed() ? Verdict.NOT_OBSERVED : met ? Verdict.AS_EXPECTED : Verdict.DIFFERS;
    return result(cell, verdict, sight, boot, took, evidence.keep(cell, sight.evidence()));
  }

  /** The result of a cell that was not observed, or is not applicable. */
  CellResult without(
      Verdict verdict, Cell cell, String cause, Boot boot, Duration took, String folder) {
    return result(cell, verdict, CellObservation.none(cause), boot, took, folder);
  }

  private CellResult result(
      Cell cell, Verdict verdict, CellObservation sight, Boot boot, Duration took, String folder) {
    Optional<Rule> rule = rule(cell, boot.runtime());
    return new CellResult(
        cell,
        boot.runtime(),
        rule.map(Rule::expectation),
        rule.map(Rule::place).orElse(""),
        rule.map(Rule::why).orElse(sight.observed() ? "no rule in expectations.yaml matches" : ""),
        sight.observed() ? Optional.of(sight.outcome()) : Optional.empty(),
        verdict,
        sight.cause(),
        sight.errno(),
        sight.seccomp(),
        took,
        boot.took(),
        boot.retried(),
        boot.origin(),
        folder,
        sight.observed() ? evidence.probeReport(cell) : "",
        Instant.now());
  }

  private Optional<Rule> rule(Cell cell, RuntimeVersions runtime) {
    RuleFor found = expectations.unambiguous(cell, runtime);
    return found instanceof RuleFor.Found it ? Optional.of(it.rule()) : Optional.empty();
  }
}
