package io.github.kindproof.leastprivilege.verify;

import io.github.kindproof.leastprivilege.exercise.ExerciseResult;
import io.github.kindproof.leastprivilege.exercise.WorkloadRunResult;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The behavior of a workload in one run, reduced to what can be compared with another run.
 *
 * @param state the outcome: {@code Running}, or what happened and why
 * @param worked whether the workload does its work in this state
 * @param exercises the results of the exercises, with every byte that they printed
 * @param log the log until the workload was asked to stop
 * @param restarts the number of container restarts
 * @param exitCodes the exit codes by container name, without containers whose end was not observed;
 *     the name is empty for a container that runs without a pod
 * @param took the total duration of the exercises
 */
public record Behavior(
    String state,
    boolean worked,
    List<ExerciseResult> exercises,
    String log,
    int restarts,
    Map<String, Integer> exitCodes,
    Duration took) {
  /** The exit code of a container that was killed because it did not stop when asked to. */
  public static final int KILLED = 137;

  /** Create a behavior with copies of the list and the map. */
  public Behavior {
    exercises = List.copyOf(exercises);
    exitCodes = Collections.unmodifiableMap(new LinkedHashMap<>(exitCodes));
  }

  /** Return whether the workload did all its work. */
  public boolean works() {
    return worked && exercises.stream().allMatch(ExerciseResult::ok);
  }

  /** Return the outcome and, if it worked but an exercise failed, how that exercise ended. */
  @API(status = API.Status.INTERNAL)
  public String described() {
    return exercises.stream()
        .filter(each -> worked && !each.ok())
        .map(each -> state + ", its exercise: " + each.ending())
        .findFirst()
        .orElse(state);
  }

  /** Return the behavior of a pod in this run. */
  public static Behavior of(WorkloadRunResult seen) {
    return new Behavior(
        seen.state(),
        seen.ran(),
        seen.exercises(),
        seen.log(),
        seen.restarts(),
        seen.exitCodes(),
        took(seen.exercises()));
  }

  /** Return the total duration of these exercises. */
  public static Duration took(List<ExerciseResult> exercises) {
    return exercises.stream().map(ExerciseResult::took).reduce(Duration.ZERO, Duration::plus);
  }
}
