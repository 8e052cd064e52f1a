package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.Evidence;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.upgrade.matrix.CellOutcome;
import io.github.kindproof.workload.OutcomeKind;
import java.util.List;
import java.util.Optional;

/**
 * An observation of a cell.
 *
 * @param cause the cluster's own message; empty if it runs
 * @param errno the error number in the cause
 * @param seccomp the mode of its first process, read on the node
 */
record CellObservation(
    CellOutcome outcome,
    String cause,
    Optional<Errno> errno,
    Optional<SeccompMode> seccomp,
    List<Evidence> evidence) {
  /** The title of the probe's output in the evidence. */
  static final String PROBE_REPORT = "probe.json";

  CellObservation {
    evidence = List.copyOf(evidence);
  }

  static CellObservation none(String cause) {
    return new CellObservation(
        new CellOutcome(OutcomeKind.INFRASTRUCTURE, List.of()),
        cause,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Whether the observation says anything about seccomp; false if the machine failed first. */
  boolean observed() {
    return outcome.kind() != OutcomeKind.INFRASTRUCTURE;
  }
}
