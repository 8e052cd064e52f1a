package io.github.kindling.workload;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Since when a pod has been Running without a break: only that outcome has to last. */
final class StableSince {
  private final Duration window;
  private @Nullable Instant since;

  StableSince(Duration window) {
    this.window = window;
  }

  /** Whether this outcome, seen now, may be believed: Running only after the whole window. */
  boolean holds(@Nullable Outcome seen, Instant now) {
    if (!(seen instanceof Outcome.Running)) {
      since = null;
      return seen != null;
    }
    if (since == null) {
      since = now;
    }
    return !now.isBefore(since.plus(window));
  }
}
