package io.github.kindproof.leastprivilege.exercise;

import java.time.Duration;
import java.util.Optional;

/**
 * A plan of the steps of a workload from its start to its stop.
 *
 * @param exercise the command that makes it do its work
 * @param reload how to make the workload reload its configuration, after which the exercise runs
 *     again; empty if the workload cannot reload
 * @param idle how long to leave it alone after its work
 */
public record LifePlan(Exercise exercise, Optional<Reload> reload, Duration idle) {
  /** Create a plan with this exercise, without a reload and idle time. */
  public static LifePlan of(Exercise exercise) {
    return new LifePlan(exercise, Optional.empty(), Duration.ZERO);
  }
}
