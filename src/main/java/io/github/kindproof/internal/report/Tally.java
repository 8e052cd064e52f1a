package io.github.kindproof.internal.report;

import io.github.kindproof.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The number of results of each verdict. */
final class Tally {
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

  Tally(List<StepResult> results) {
    results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
  }

  int of(Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  /** For example {@code 18 as expected, 1 differs, 1 not observed}. */
  String words() {
    List<String> words = new ArrayList<>();
    counts.forEach((verdict, count) -> words.add(verdict.counted(count)));
    return words.isEmpty() ? "nothing was run" : String.join(", ", words);
  }
}
