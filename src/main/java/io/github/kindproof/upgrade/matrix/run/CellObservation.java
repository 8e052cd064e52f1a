package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.internal.io.evidence.Evidence;
import io.github.kindproof.upgrade.matrix.Seen;
import java.util.List;

/**
 * What was seen of a cell.
 *
 * @param seen in the words of expectations
 * @param observed whether it says anything of seccomp; false if the machine failed first
 * @param errno the name of the error number in the cause; may be empty
 * @param seccomp the mode that its node tells of its first process; may be empty
 * @param evidence for whoever doubts it
 */
record CellObservation(
    Seen seen, boolean observed, String errno, String seccomp, List<Evidence> evidence) {
  /** The file of what the probe printed, among the evidence. */
  static final String PROBE_REPORT = "probe.json";

  CellObservation {
    evidence = List.copyOf(evidence);
  }
}
