package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.leastprivilege.exercise.ExerciseResult;
import io.github.kindproof.leastprivilege.verify.Behavior;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One attempt to run a container directly on the low-level runtime, as the node reported it. Pure.
 *
 * @param started the answer to its start
 * @param took the duration of the start
 * @param exercises the results of its exercise; empty if it was not ready
 * @param stopped the answer to its stop; empty if it was not ready
 */
record Attempt(
    RuntimeRunner.Answer started,
    Duration took,
    List<ExerciseResult> exercises,
    Optional<RuntimeRunner.Answer> stopped) {
  private static final int SHOWN = 200;

  /** The exit code with which a shell reports SIGSYS. */
  private static final int KILLED_BY_FILTER = 159;

  Attempt {
    exercises = List.copyOf(exercises);
  }

  /** Create an attempt that was never ready. */
  static Attempt ended(RuntimeRunner.Answer started, Duration took) {
    return new Attempt(started, took, List.of(), Optional.empty());
  }

  /** Return the trouble of the node, if any; nothing follows from such an attempt. */
  Optional<String> trouble() {
    return BenchTrouble.of(started).or(() -> stopped.flatMap(BenchTrouble::of));
  }

  /** Return whether the runtime hung for no visible reason: because of its filter, or by chance. */
  boolean isStuck() {
    return started.word().equals("stuck");
  }

  /** Return the observations of the container. */
  MutantSeen seen() {
    return stopped.map(this::worked).orElseGet(this::ended);
  }

  private MutantSeen worked(RuntimeRunner.Answer last) {
    return new MutantSeen(
        MutantSeen.Stage.WORKED,
        new Behavior(
            "Running",
            true,
            exercises,
            last.log(),
            0,
            Map.of("", last.word().equals("killed") ? Behavior.KILLED : last.exitCode()),
            Behavior.took(exercises)));
  }

  private MutantSeen ended() {
    String said = lastLine(started.log());
    switch (started.word()) {
      case "filtered":
        return ended(
            MutantSeen.Stage.NOT_STARTED,
            "StartError",
            "its filter kills the runtime's own process before it becomes the program");
      case "stuck":
        return ended(
            MutantSeen.Stage.NOT_STARTED,
            "StartError",
            "the runtime hangs before it becomes the program");
      case "silent":
        return ended(MutantSeen.Stage.NEVER_READY, "is never ready", said);
      default:
        break;
    }
    Optional<String> refused = RuntimeLog.error(started.runtime());
    if (refused.isPresent()) {
      return ended(MutantSeen.Stage.NOT_STARTED, "StartError", refused.get());
    } else if (started.exitCode() != 0) {
      String why = started.exitCode() == KILLED_BY_FILTER ? " (SIGSYS: its filter killed it)" : "";
      return ended(MutantSeen.Stage.ENDED, "ends with exit code " + started.exitCode() + why, said);
    }
    return ended(MutantSeen.Stage.WORKED, "Completed", "");
  }

  private MutantSeen ended(MutantSeen.Stage stage, String state, String said) {
    ExerciseResult own =
        new ExerciseResult(OptionalInt.of(started.exitCode()), started.log(), "", took);
    return new MutantSeen(
        stage,
        new Behavior(
            said.isEmpty() ? state : state + ": " + said,
            stage == MutantSeen.Stage.WORKED,
            List.of(own),
            started.log(),
            0,
            Map.of("", started.exitCode()),
            took));
  }

  private static String lastLine(String text) {
    String last =
        text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line).strip();
    return last.length() > SHOWN ? last.substring(0, SHOWN) + "…" : last;
  }
}
