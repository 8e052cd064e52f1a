package io.github.kindproof.upgrade.rollout;

import java.time.Duration;

/**
 * The time limits for the parts of a rollout. All are far more than is needed on a machine that is
 * not busy: none decides an outcome, they only end waits that would never end.
 *
 * @param drain until the pods of a node are evicted and gone, whatever disruption budgets say
 * @param ready until a kubelet that was restarted is Ready
 * @param replicas until all replicas are available again
 * @param interval the pause between two polls
 */
public record RollOutLimits(Duration drain, Duration ready, Duration replicas, Duration interval) {

  /** Return limits that fit a small machine under load: 3 to 4 min, polls every 500 ms. */
  public static RollOutLimits standard() {
    return new RollOutLimits(
        Duration.ofMinutes(4),
        Duration.ofMinutes(3),
        Duration.ofMinutes(3),
        Duration.ofMillis(500));
  }
}
