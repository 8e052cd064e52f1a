package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.Reload;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a workload goes through while it is recorded.
 *
 * @param life from its start to its stop
 * @param runs how often, at least once: which calls are made depends on chance too. The last of
 *     several ends by force
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordingPlan(LifePlan life, int runs) {
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final int RUNS = 3;

  /** Three runs with two seconds of idleness, without a reload. */
  public static RecordingPlan of(Exercise exercise) {
    return new RecordingPlan(new LifePlan(exercise, Optional.empty(), IDLE), RUNS);
  }

  /** The same with a reload. */
  public RecordingPlan with(Reload how) {
    return new RecordingPlan(new LifePlan(life.exercise(), Optional.of(how), life.idle()), runs);
  }

  /** The same with so many runs. */
  public RecordingPlan withRuns(int number) {
    return new RecordingPlan(life, number);
  }
}
