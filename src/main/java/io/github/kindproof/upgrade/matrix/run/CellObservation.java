package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.Evidence;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.upgrade.matrix.CellOutcome;
import io.github.kindproof.workload.OutcomeKind;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of a cell.
 *
 * @param outcome what became of it
 * @param cause what the cluster itself said; empty for what runs
 * @param errno the error number in the cause
 * @param seccomp the mode that its node tells of its first process
 * @param evidence for whoever doubts it
 */
record CellObservation(
    CellOutcome outcome,
    String cause,
    Optional<Errno> errno,
    Optional<SeccompMode> seccomp,
    List<Evidence> evidence) {
  /** The file of what the probe printed, among the evidence. */
  static final String PROBE_REPORT = "probe.json";

  CellObservation {
    evidence = List.copyOf(evidence);
  }

  /** Whether it says anything of seccomp; false if the machine failed first. */
  boolean observed() {
    return outcome.kind() != OutcomeKind.INFRASTRUCTURE;
  }
}
