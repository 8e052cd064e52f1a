package io.github.kindproof.leastprivilege.verify;

import java.util.List;

/**
 * How a workload did under a profile.
 *
 * @param where on what, for example {@code runc 1.1.5, without privilege escalation}
 * @param differences from what it does without a filter; empty if it does all the same
 */
public record Verification(String where, List<Difference> differences) {
  public Verification {
    differences = List.copyOf(differences);
  }

  /** Whether it does all that it does without a filter. */
  public boolean works() {
    return differences.isEmpty();
  }

  /** For people: where, and what differs. */
  @Override
  public String toString() {
    return where
        + ": "
        + (works()
            ? "does all that it does without a filter"
            : String.join("; ", differences.stream().map(Difference::toString).toList()));
  }
}
