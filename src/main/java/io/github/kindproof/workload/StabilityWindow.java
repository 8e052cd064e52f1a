package io.github.kindproof.workload;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Since when a pod has been Running without a break: only that outcome has to last. */
final class StabilityWindow {
  /**
   * A container that fails again does so within the kubelet's first back-off, 10 s, and its run.
   */
  private static final int TIMES_IF_RESTARTED = 10;

  private final Duration window;
  private @Nullable Instant since;
  private int probeFailures;

  StabilityWindow(Duration window) {
    this.window = window;
  }

  /**
   * Whether the outcome of these facts, seen now, may be believed: Running only after the whole
   * window. Of a pod that was restarted it is ten times as long; where a liveness probe has failed,
   * two of the probe's periods must pass without another failure.
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
