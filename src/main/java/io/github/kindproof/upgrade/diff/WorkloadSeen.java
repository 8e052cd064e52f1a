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
 * @param because the reason why it does not work, or why it has no filter although its spec names
 *     one, in one line; empty otherwise
 * @param seccomp the mode of its first process; null if no process ran
 * @param namesProfile whether its own spec names a seccomp profile that confines it
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

  /** Return whether its spec names a profile that confines it, and it runs without a filter. */
  boolean isLessConfined() {
    return namesProfile && seccomp == SeccompMode.DISABLED;
  }

  /** Return whether its service was tried and does not return whole pages. */
  boolean servesBadly() {
    return Boolean.FALSE.equals(serves);
  }
}
