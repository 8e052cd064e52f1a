package io.github.kindproof.upgrade.diff;

import io.github.kindproof.seccomp.SeccompMode;
import java.util.Optional;

/** The rules on whether a workload lost its filter, or got one. Pure. */
final class ConfinementRules {
  private ConfinementRules() {}

  static Optional<Change> compare(WorkloadSeen before, WorkloadSeen after) {
    SeccompMode was = before.seccomp();
    SeccompMode is = after.seccomp();
    if (was == null || is == null || was == is) {
      return Optional.empty();
    }
    boolean vanished = was != SeccompMode.DISABLED && is == SeccompMode.DISABLED;
    return Optional.of(
        new Change(
            ChangeKind.CONFINEMENT,
            before.name() + " / seccomp",
            words(was),
            words(is),
            because(before, after),
            vanished,
            before.evidence(),
            after.evidence()));
  }

  private static String because(WorkloadSeen before, WorkloadSeen after) {
    if (before.namesProfile() != after.namesProfile()) {
      return "its spec names a profile on one side only";
    }
    return before.namesProfile()
        ? "with the profile that its spec names"
        : "its spec names no profile, so the node decides";
  }

  /** Return the mode with its number in {@code /proc/1/status}. */
  private static String words(SeccompMode mode) {
    return "Seccomp " + mode.number() + " (" + mode.word() + ")";
  }
}
