package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.Verdict;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.Expectations;
import io.github.kindproof.upgrade.matrix.Rule;
import io.github.kindproof.upgrade.matrix.RuleFor;
import io.github.kindproof.upgrade.matrix.RuntimeVersions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds what was seen of cells against the rules, and writes down the result.
 *
 * @param expectations the rules
 * @param evidence where evidence is kept
 */
record CellJudge(Expectations expectations, EvidenceFolder evidence) {
  /**
   * How a cell's cluster came up.
   *
   * @param took until it was known
   * @param retried whether it was booted once more
   * @param runtime as its node was seen to have it
   */
  record Boot(Duration took, boolean retried, RuntimeVersions runtime) {
    /** Of a cell for which no cluster was booted. */
    static final Boot NONE = new Boot(Duration.ZERO, false, RuntimeVersions.unknown());
  }

  /**
   * The result of a cell that was seen.
   *
   * @throws BadInputException if two rules fit equally well on the runtime that the node turned out
   *     to have
   */
  CellResult judge(Cell cell, CellObservation sight, Boot boot, Duration took) {
    Optional<Rule> rule = rule(cell, boot.runtime());
    boolean met =
        rule.filter(it -> it.expectation().isMetBy(sight.outcome(), sight.cause())).isPresent();
    Verdict verdict =
        !sight.observed() ? Verdict.NOT_OBSERVED : met ? Verdict.AS_EXPECTED : Verdict.DIFFERS;
    String folder = evidence.keep(cell, sight.evidence());
    return new CellResult(
        cell,
        boot.runtime(),
        rule.map(Rule::expectation),
        rule.map(Rule::place).orElse(""),
        rule.map(Rule::why).orElse("no rule of expectations.yaml fits"),
        sight.observed() ? Optional.of(sight.outcome()) : Optional.empty(),
        verdict,
        sight.cause(),
        sight.errno(),
        sight.seccomp(),
        took,
        boot.took(),
        boot.retried(),
        folder,
        evidence.probeReport(cell),
        Instant.now());
  }

  /** The result of a cell whose provider cannot give what it needs. */
  CellResult notApplicable(Cell cell, String why) {
    return without(Verdict.NOT_APPLICABLE, cell, why, Boot.NONE, Duration.ZERO, "");
  }

  /** The result of a cell of which nothing could be seen. */
  CellResult notObserved(Cell cell, String cause, Boot boot, Duration took, String folder) {
    return without(Verdict.NOT_OBSERVED, cell, cause, boot, took, folder);
  }

  private CellResult without(
      Verdict verdict, Cell cell, String cause, Boot boot, Duration took, String folder) {
    Optional<Rule> rule = rule(cell, boot.runtime());
    return new CellResult(
        cell,
        boot.runtime(),
        rule.map(Rule::expectation),
        rule.map(Rule::place).orElse(""),
        rule.map(Rule::why).orElse(""),
        Optional.empty(),
        verdict,
        cause,
        Optional.empty(),
        Optional.empty(),
        took,
        boot.took(),
        boot.retried(),
        folder,
        "",
        Instant.now());
  }

  private Optional<Rule> rule(Cell cell, RuntimeVersions runtime) {
    RuleFor found = expectations.unambiguous(cell, runtime);
    return found instanceof RuleFor.Found it ? Optional.of(it.rule()) : Optional.empty();
  }
}
