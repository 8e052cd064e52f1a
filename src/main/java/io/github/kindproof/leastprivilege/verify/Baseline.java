package io.github.kindproof.leastprivilege.verify;

import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.OneLine;
import io.github.kindproof.internal.progress.Seconds;
import io.github.kindproof.leastprivilege.exercise.ExerciseResult;
import io.github.kindproof.leastprivilege.verify.Difference.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The behavior of a workload without a filter, observed several times. Anything that differs
 * between these runs, such as a date, is not compared. Pure.
 *
 * @param seen one or more runs in which the workload worked
 */
public record Baseline(List<Behavior> seen) {
  /** The words with which most programs log trouble. */
  private static final Pattern TROUBLE =
      Pattern.compile(
          "(?i)\\b(error|emerg|alert|crit|critical|fatal|panic|failed|failure|cannot|can't|denied"
              + "|not permitted|not implemented|unable|exception|segfault|abort(ed)?)\\b");

  /** The parts that vary between log lines of the same kind: times, PIDs, addresses. */
  private static final Pattern CHANGING = Pattern.compile("0x[0-9a-fA-F]+|\\d+");

  private static final int SLOWER_TIMES = 4;
  private static final Duration SLOWER_AT_LEAST = Duration.ofSeconds(2);
  private static final int SHOWN = 160;

  /**
   * Create a baseline from a copy of these runs.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Baseline {
    seen = List.copyOf(seen);
    if (seen.isEmpty()) {
      throw new IllegalArgumentException("no run to compare with");
    }
  }

  /**
   * Return how a run differs from these, the most telling difference first; empty if it does not.
   */
  public List<Difference> differences(Behavior other) {
    List<Difference> differences = new ArrayList<>();
    Behavior first = seen.get(0);
    if (!other.worked() || !kind(other.state()).equals(kind(first.state()))) {
      differences.add(new Difference(Kind.STATE, other.state() + ", not " + first.state()));
      return differences;
    }
    for (int i = 0; i < first.exercises().size(); i++) {
      if (i < other.exercises().size()) {
        exercise(i, other.exercises().get(i), differences);
      }
    }
    newTrouble(other.log())
        .forEach(
            line ->
                differences.add(new Difference(Kind.LOG, "it logs: " + OneLine.cut(line, SHOWN))));
    if (other.restarts() > first.restarts()) {
      differences.add(
          new Difference(Kind.RESTARTS, Count.of(other.restarts(), "restart") + ", not none"));
    }
    first.exitCodes().keySet().forEach(container -> stop(container, other, differences));
    if (differences.isEmpty() && isSlower(other.took())) {
      differences.add(
          new Difference(
              Kind.SLOWER,
              "its exercise takes %s, not %s"
                  .formatted(Seconds.of(other.took()), Seconds.of(longest()))));
    }
    return differences;
  }

  /** Return the longest time that the exercises of one run took. */
  public Duration longest() {
    return seen.stream().map(Behavior::took).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private void stop(String container, Behavior other, List<Difference> differences) {
    List<Integer> expected =
        seen.stream()
            .map(each -> each.exitCodes().get(container))
            .filter(Objects::nonNull)
            .toList();
    Integer code = other.exitCodes().get(container);
    if (code != null && !expected.contains(code)) {
      String it = seen.get(0).exitCodes().size() > 1 ? "container " + container : "it";
      differences.add(
          new Difference(
              Kind.STOP,
              code == Behavior.KILLED
                  ? it + " does not end when it is asked to, and is killed"
                  : "%s ends with exit code %d, not %d".formatted(it, code, expected.get(0))));
    }
  }

  private void exercise(int index, ExerciseResult other, List<Difference> differences) {
    ExerciseResult first = seen.get(0).exercises().get(index);
    if (other.hung()) {
      differences.add(new Difference(Kind.HANGS, "the exercise " + other.ending()));
    } else if (!other.exitCode().equals(first.exitCode())) {
      differences.add(new Difference(Kind.EXERCISE, "the exercise ends with " + other.ending()));
    } else {
      answer(index, other.output(), differences);
    }
  }

  private void answer(int index, String output, List<Difference> differences) {
    List<String> expected =
        seen.stream()
            .filter(each -> each.exercises().size() > index)
            .map(each -> each.exercises().get(index).output())
            .toList();
    if (expected.contains(output)) {
      return;
    }
    List<String> first = expected.get(0).lines().toList();
    List<String> lines = output.lines().toList();
    for (int i = 0; i < Math.max(first.size(), lines.size()); i++) {
      String mine = i < lines.size() ? lines.get(i) : null;
      if (!Objects.equals(mine, i < first.size() ? first.get(i) : null) && isStable(expected, i)) {
        differences.add(
            new Difference(
                Kind.ANSWER,
                "line %d of its output is %s, not %s"
                    .formatted(
                        i + 1, quoted(mine), quoted(i < first.size() ? first.get(i) : null))));
        return;
      }
    }
    if (expected.stream().distinct().count() == 1) {
      differences.add(
          new Difference(
              Kind.ANSWER,
              "%d bytes of output, not %d, and others"
                  .formatted(output.length(), expected.get(0).length())));
    }
  }

  /** Whether this line is the same in all runs without a filter. */
  private static boolean isStable(List<String> outputs, int line) {
    Set<String> seen = new HashSet<>();
    for (String output : outputs) {
      seen.add(output.lines().skip(line).findFirst().orElse("\0none"));
    }
    return seen.size() == 1;
  }

  private List<String> newTrouble(String log) {
    Set<String> known =
        seen.stream()
            .flatMap(each -> each.log().lines())
            .map(Baseline::kind)
            .collect(Collectors.toSet());
    return log.lines()
        .filter(line -> TROUBLE.matcher(line).find() && !known.contains(kind(line)))
        .distinct()
        .limit(3)
        .toList();
  }

  private boolean isSlower(Duration took) {
    return took.compareTo(longest().multipliedBy(SLOWER_TIMES)) > 0
        && took.compareTo(longest().plus(SLOWER_AT_LEAST)) > 0;
  }

  private static String kind(String line) {
    return CHANGING.matcher(line).replaceAll("#");
  }

  private static String quoted(@Nullable String line) {
    return line == null ? "missing" : "'" + OneLine.cut(line, SHOWN) + "'";
  }
}
