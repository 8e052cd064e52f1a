package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.OutcomeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An observation of one workload on one side.
 *
 * @param name the same on both sides, for example {@code nginx / custom profile}
 * @param outcome the kind of its outcome
 * @param serves whether its service returns whole pages through every node; null if it has none, or
 *     it was not tried
 * @param because the reason why it does not work, in one line; empty if it works
 * @param seccomp the mode of its first process; null if no process ran
 * @param namesProfile whether its own spec names a seccomp profile; else its node decides
 * @param evidence for readers who doubt it
 */
public record WorkloadSeen(
    String name,
    OutcomeKind outcome,
    @Nullable Boolean serves,
    String because,
    @Nullable SeccompMode seccomp,
    boolean namesProfile,
    List<Evidence> evidence) {
  /** Copy the list. */
  public WorkloadSeen {
    evidence = List.copyOf(evidence);
  }

  /** Return whether its service was tried and does not return whole pages. */
  boolean servesBadly() {
    return Boolean.FALSE.equals(serves);
  }
}
