package io.github.kindproof.workload;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time for which a pod has been Running without a break: only this outcome must last. */
final class StabilityWindow {
  /** Another failure follows within the kubelet's first back-off of 10 s and one run. */
  private static final int TIMES_IF_RESTARTED = 10;

  private final Duration window;
  private @Nullable Instant since;
  private int probeFailures;

  StabilityWindow(Duration window) {
    this.window = window;
  }

  /**
   * Return whether the outcome of these facts is final; Running is so only after the whole window,
   * which is ten times as long for a restarted pod. After a failed liveness probe, two periods of
   * the probe must pass without another failure.
   */
  boolean holds(PodFacts facts, Instant now) {
    Decision seen = OutcomeRules.settled(facts).orElse(null);
    if (seen == null || !seen.isRunning()) {
      since = null;
      return seen != null;
    }
    int failures = ProbeFailures.of(facts).mapToInt(ProbeFailures::count).sum();
    if (since == null || failures != probeFailures) {
      since = now;
      probeFailures = failures;
    }
    return !now.isBefore(since.plus(needed(facts)));
  }

  private Duration needed(PodFacts facts) {
    Duration lasting = facts.wasRestarted() ? window.multipliedBy(TIMES_IF_RESTARTED) : window;
    return ProbeFailures.of(facts)
        .map(ProbeFailures::quiet)
        .filter(quiet -> quiet.compareTo(lasting) > 0)
        .max(Duration::compareTo)
        .orElse(lasting);
  }
}
