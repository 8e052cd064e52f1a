package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.internal.progress.OneLine;
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
    String said = OneLine.cut(OneLine.last(started.log()), SHOWN);
    return switch (started.word()) {
      case "filtered" ->
          notStarted("its filter kills the runtime's own process before it becomes the program");
      case "stuck" -> notStarted("the runtime hangs before it becomes the program");
      case "silent" -> ended(MutantSeen.Stage.NEVER_READY, "is never ready", said);
      default ->
          RuntimeLog.error(started.runtime()).map(this::notStarted).orElseGet(() -> exited(said));
    };
  }

  private MutantSeen notStarted(String why) {
    return ended(MutantSeen.Stage.NOT_STARTED, "StartError", why);
  }

  private MutantSeen exited(String said) {
    if (started.exitCode() == 0) {
      return ended(MutantSeen.Stage.WORKED, "Completed", "");
    }
    String why = started.exitCode() == KILLED_BY_FILTER ? " (SIGSYS: its filter killed it)" : "";
    return ended(MutantSeen.Stage.ENDED, "ends with exit code " + started.exitCode() + why, said);
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
}
