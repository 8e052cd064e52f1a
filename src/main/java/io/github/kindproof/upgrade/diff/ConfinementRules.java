package io.github.kindproof.upgrade.diff;

import io.github.kindproof.seccomp.SeccompMode;
import java.util.Optional;

/** The rules on whether a workload lost its filter, or got one. Pure. */
final class ConfinementRules {
  private ConfinementRules() {}

  /**
   * Return the change if only the new side runs it without the filter that its spec names, whether
   * it ran before or not: that it runs is no improvement then.
   */
  static Optional<Change> vanished(WorkloadSeen before, WorkloadSeen after) {
    return after.isLessConfined() && !before.isLessConfined()
        ? Optional.of(
            change(
                before,
                before.seccomp() == null ? before.outcome().toString() : words(before.seccomp()),
                words(SeccompMode.DISABLED),
                after.because().isEmpty() ? because(before, after) : after.because(),
                true,
                after))
        : Optional.empty();
  }

  static Optional<Change> compare(WorkloadSeen before, WorkloadSeen after) {
    SeccompMode was = before.seccomp();
    SeccompMode is = after.seccomp();
    if (was == null || is == null || was == is) {
      return Optional.empty();
    }
    boolean vanished = was != SeccompMode.DISABLED && is == SeccompMode.DISABLED;
    return Optional.of(
        change(before, words(was), words(is), because(before, after), vanished, after));
  }

  private static Change change(
      WorkloadSeen before,
      String was,
      String is,
      String because,
      boolean worse,
      WorkloadSeen after) {
    return new Change(
        ChangeKind.CONFINEMENT,
        before.name() + " / seccomp",
        was,
        is,
        because,
        worse,
        before.evidence(),
        after.evidence());
  }

  private static String because(WorkloadSeen before, WorkloadSeen after) {
    if (before.namesProfile() != after.namesProfile()) {
      return "its spec names a profile on one side only";
    }
    return before.namesProfile()
        ? "with the profile that its spec names"
        : "its spec names no profile that confines it, so the node decides";
  }

  /** Return the mode with its number in {@code /proc/1/status}. */
  private static String words(SeccompMode mode) {
    return "Seccomp " + mode.number() + " (" + mode.word() + ")";
  }
}
