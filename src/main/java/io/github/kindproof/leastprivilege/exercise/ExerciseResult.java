package io.github.kindproof.leastprivilege.exercise;

import io.github.kindproof.internal.io.process.Captured;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What an exercise got from the workload.
 *
 * @param exitCode its exit code; empty if it hung until its limit
 * @param output what it printed, byte by byte: each as the character of its number
 * @param errors what it said on standard error
 * @param took how long it took
 */
public record ExerciseResult(OptionalInt exitCode, String output, String errors, Duration took) {
  private static final int SHOWN = 160;

  static ExerciseResult of(Captured captured) {
    return new ExerciseResult(
        captured.exitCode(), captured.output(), captured.errors(), captured.took());
  }

  /** Whether it was served. */
  public boolean ok() {
    return exitCode.isPresent() && exitCode.getAsInt() == 0;
  }

  /** Whether it had to be ended. */
  public boolean hung() {
    return exitCode.isEmpty();
  }

  /** How it ended in a sentence's part, for example {@code exit code 7: connection refused}. */
  public String ending() {
    String end =
        exitCode.isEmpty()
            ? "no end within %.1f s".formatted(took.toMillis() / 1000.0)
            : "exit code " + exitCode.getAsInt();
    String said = lastLine(errors.isBlank() ? output : errors);
    return said.isEmpty() || ok() ? end : end + ": " + said;
  }

  private static String lastLine(String text) {
    String last =
        text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line).strip();
    return last.length() > SHOWN ? last.substring(0, SHOWN) + "…" : last;
  }
}
