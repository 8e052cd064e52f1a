package io.github.kindproof.leastprivilege.verify;

import java.util.List;

/**
 * The result of running a workload under a profile.
 *
 * @param where the environment of the run, for example {@code runc 1.1.5, without privilege
 *     escalation}
 * @param differences the differences from a run without a filter; empty if there are none
 */
public record Verification(String where, List<Difference> differences) {
  /** Create a result with a copy of the differences. */
  public Verification {
    differences = List.copyOf(differences);
  }

  /** Return whether the workload does all that it does without a filter. */
  public boolean works() {
    return differences.isEmpty();
  }

  /** Return a readable summary: where it ran, and what differs. */
  @Override
  public String toString() {
    return where
        + ": "
        + (works()
            ? "does everything that it does without a filter"
            : String.join("; ", differences.stream().map(Difference::toString).toList()));
  }
}
