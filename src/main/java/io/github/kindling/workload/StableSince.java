package io.github.kindling.workload;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Since when a pod has been Running without a break: only that outcome has to last. */
final class StableSince {
  /**
   * A container that fails again does so within the kubelet's first back-off, 10 s, and its run.
   */
  private static final int TIMES_IF_RESTARTED = 10;

  private final Duration window;
  private @Nullable Instant since;

  StableSince(Duration window) {
    this.window = window;
  }

  /**
   * Whether this outcome, seen now, may be believed: Running only after the whole window.
   *
   * @param restarted whether it failed once before: then it has to last ten times as long
   */
  boolean holds(@Nullable Outcome seen, boolean restarted, Instant now) {
    if (!(seen instanceof Outcome.Running)) {
      since = null;
      return seen != null;
    }
    if (since == null) {
      since = now;
    }
    return !now.isBefore(since.plus(restarted ? window.multipliedBy(TIMES_IF_RESTARTED) : window));
  }
}
