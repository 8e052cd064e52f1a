package io.github.kindproof.leastprivilege.verify;

import io.github.kindproof.leastprivilege.exercise.ExerciseResult;
import io.github.kindproof.leastprivilege.exercise.WorkloadRunResult;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a workload did in one life, as far as two lives can be compared by it.
 *
 * @param state how it was: {@code Running}, or what became of it and why
 * @param worked whether that is a state in which it does its work
 * @param exercises how each exercise ended, and every byte that it printed
 * @param log what it logged until it was to stop
 * @param restarts how often its containers were started again
 * @param exitCodes with which its containers ended, by their names; without those whose end nobody
 *     saw. A container alone, without a pod, has no name
 * @param took how long its exercises took, together
 */
public record Behavior(
    String state,
    boolean worked,
    List<ExerciseResult> exercises,
    String log,
    int restarts,
    Map<String, Integer> exitCodes,
    Duration took) {
  /** The exit code of a container that had to be killed, as it did not end when it was asked to. */
  public static final int KILLED = 137;

  public Behavior {
    exercises = List.copyOf(exercises);
    exitCodes = Collections.unmodifiableMap(new LinkedHashMap<>(exitCodes));
  }

  /** Whether it did its work, all of it. */
  public boolean works() {
    return worked && exercises.stream().allMatch(ExerciseResult::ok);
  }

  /** That of a pod's life. */
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

  /** The time of all exercises. */
  public static Duration took(List<ExerciseResult> exercises) {
    return exercises.stream().map(ExerciseResult::took).reduce(Duration.ZERO, Duration::plus);
  }
}
