package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.Reload;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A plan of what a workload does while it is recorded.
 *
 * @param life the steps of each run, from start to stop
 * @param runs the number of runs, at least 1: chance also decides which syscalls are made. If there
 *     are several, the last run is stopped by force
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordingPlan(LifePlan life, int runs) {
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final int RUNS = 3;

  /** Create a plan with three runs, two seconds of idle time in each, and no reload. */
  public static RecordingPlan of(Exercise exercise) {
    return new RecordingPlan(new LifePlan(exercise, Optional.empty(), IDLE), RUNS);
  }

  /** Return this plan with a reload. */
  public RecordingPlan with(Reload how) {
    return new RecordingPlan(new LifePlan(life.exercise(), Optional.of(how), life.idle()), runs);
  }

  /** Return this plan with another number of runs. */
  public RecordingPlan withRuns(int number) {
    return new RecordingPlan(life, number);
  }
}
