package io.github.kindproof.leastprivilege.exercise;

import java.time.Duration;
import java.util.Optional;

/**
 * What a workload goes through from its start to its stop.
 *
 * @param exercise makes it do its work
 * @param reload has it read its configuration again, and do its work once more; empty where it has
 *     no such thing
 * @param idle how long it is left alone after its work
 */
public record LifePlan(Exercise exercise, Optional<Reload> reload, Duration idle) {
  /** Its work alone. */
  public static LifePlan of(Exercise exercise) {
    return new LifePlan(exercise, Optional.empty(), Duration.ZERO);
  }
}
