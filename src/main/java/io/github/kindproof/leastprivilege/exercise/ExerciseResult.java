package io.github.kindproof.leastprivilege.exercise;

import io.github.kindproof.internal.io.process.Captured;
import io.github.kindproof.internal.progress.OneLine;
import io.github.kindproof.internal.progress.Seconds;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The result of an exercise.
 *
 * @param exitCode the exit code; empty if the exercise hung until its limit
 * @param output the standard output, with one character per byte
 * @param errors the standard error
 * @param took the duration of the exercise
 */
public record ExerciseResult(OptionalInt exitCode, String output, String errors, Duration took) {
  private static final int SHOWN = 160;

  static ExerciseResult of(Captured captured) {
    return new ExerciseResult(
        captured.exitCode(), captured.output(), captured.errors(), captured.took());
  }

  /** Return whether the exercise succeeded: whether its exit code is 0. */
  public boolean ok() {
    return exitCode.isPresent() && exitCode.getAsInt() == 0;
  }

  /** Return whether the exercise hung and was stopped at its limit. */
  public boolean hung() {
    return exitCode.isEmpty();
  }

  /** Return how the exercise ended, for example {@code exit code 7: connection refused}. */
  public String ending() {
    String end =
        exitCode.isEmpty()
            ? "did not end within " + Seconds.of(took)
            : "exit code " + exitCode.getAsInt();
    String said = OneLine.cut(OneLine.last(errors.isBlank() ? output : errors), SHOWN);
    return said.isEmpty() || ok() ? end : end + ": " + said;
  }
}
