package io.github.kindproof.upgrade.diff;

import java.util.Optional;

/** The rules on how a workload's outcome changed. Pure. */
final class WorkloadRules {
  private WorkloadRules() {}

  static Optional<Change> compare(WorkloadSeen before, WorkloadSeen after) {
    if (before.outcome().isWorking() != after.outcome().isWorking()) {
      return Optional.of(
          before.outcome().isWorking()
              ? change(ChangeKind.BREAKS, before, after, after.because(), true)
              : change(ChangeKind.BETTER, before, after, "was: " + before.because(), false));
    }
    if (before.servesBadly() != after.servesBadly()) {
      return Optional.of(serving(before, after));
    }
    boolean same =
        before.outcome() == after.outcome()
            && MessageNormalizer.of(before.because()).equals(MessageNormalizer.of(after.because()));
    return same
        ? Optional.empty()
        : Optional.of(change(ChangeKind.DIFFERS, before, after, words(before, after), false));
  }

  private static String words(WorkloadSeen before, WorkloadSeen after) {
    return before.because().isEmpty() && after.because().isEmpty()
        ? ""
        : "'" + before.because() + "' is now '" + after.because() + "'";
  }

  private static Change serving(WorkloadSeen before, WorkloadSeen after) {
    return after.servesBadly()
        ? change(
            ChangeKind.BREAKS,
            before,
            after,
            after.because().isEmpty()
                ? "its service no longer returns whole pages"
                : after.because(),
            true)
        : change(ChangeKind.BETTER, before, after, "its service returns whole pages", false);
  }

  private static Change change(
      ChangeKind kind, WorkloadSeen before, WorkloadSeen after, String because, boolean worse) {
    return new Change(
        kind,
        before.name(),
        state(before),
        state(after),
        because,
        worse,
        before.evidence(),
        after.evidence());
  }

  private static String state(WorkloadSeen seen) {
    return seen.outcome()
        + (seen.outcome().isWorking() && seen.servesBadly() ? " but does not serve" : "");
  }
}
