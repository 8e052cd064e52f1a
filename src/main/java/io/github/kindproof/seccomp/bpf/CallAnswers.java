package io.github.kindproof.seccomp.bpf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers to one syscall of one architecture, at every combination of the arguments' boundary
 * values.
 *
 * @param examples for each answer some arguments that get it, those seen first
 */
public record CallAnswers(Map<FilterAnswer, List<SeccompData>> examples) {
  /** Combinations beyond these are left out; no filter of a runtime comes near. */
  private static final int MAX_COMBINATIONS = 200_000;

  private static final int EXAMPLES = 3;

  /** Copy the map. */
  public CallAnswers {
    examples = Map.copyOf(examples);
  }

  static CallAnswers of(SyscallFilter filter, long architecture, int number) {
    Map<FilterAnswer, List<SeccompData>> examples = new LinkedHashMap<>();
    for (SeccompData call : filter.boundaryCalls(architecture, number)) {
      List<SeccompData> known =
          examples.computeIfAbsent(filter.answer(call), answer -> new ArrayList<>());
      if (known.size() < EXAMPLES) {
        known.add(call);
      }
    }
    return new CallAnswers(examples);
  }

  /** Return the calls with every combination of boundary values. */
  public static List<SeccompData> combinations(
      BoundaryValues boundaries, long architecture, int number) {
    List<List<Long>> rows = List.of(new ArrayList<>());
    for (List<Long> values : boundaries.ofArguments()) {
      if (values.size() == 1) {
        rows.forEach(row -> row.add(values.get(0))); // most arguments, so it has to be fast
      } else {
        rows =
            rows.stream()
                .flatMap(row -> values.stream().map(value -> plus(row, value)))
                .limit(MAX_COMBINATIONS)
                .toList();
      }
    }
    return rows.stream().map(row -> new SeccompData(architecture, number, row)).toList();
  }

  /** Return whether {@link #combinations} are all that there are, so that they prove something. */
  static boolean areAllCombinations(BoundaryValues boundaries) {
    long all = 1;
    for (List<Long> values : boundaries.ofArguments()) {
      all = Math.min(all * values.size(), Integer.MAX_VALUE);
    }
    return all <= MAX_COMBINATIONS;
  }

  private static List<Long> plus(List<Long> row, long value) {
    List<Long> longer = new ArrayList<>(row);
    longer.add(value);
    return longer;
  }

  /** Return the answer, if it is the same whatever the arguments are. */
  public Optional<FilterAnswer> always() {
    return examples.size() == 1 ? examples.keySet().stream().findFirst() : Optional.empty();
  }
}
