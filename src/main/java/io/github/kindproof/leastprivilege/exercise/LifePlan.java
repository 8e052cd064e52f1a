package io.github.kindproof.leastprivilege.exercise;

import java.time.Duration;
import java.util.Optional;

/**
 * A plan of the steps of a workload from its start to its stop.
 *
 * @param exercise the command that makes it do its work
 * @param reload how to make it read its configuration again, after which the exercise runs once
 *     more; empty for a workload that cannot
 * @param idle how long to leave it alone after its work
 */
public record LifePlan(Exercise exercise, Optional<Reload> reload, Duration idle) {
  /** Create a plan with this exercise, without a reload and idle time. */
  public static LifePlan of(Exercise exercise) {
    return new LifePlan(exercise, Optional.empty(), Duration.ZERO);
  }
}
