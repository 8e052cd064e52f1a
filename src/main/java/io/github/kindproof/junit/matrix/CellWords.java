package io.github.kindproof.junit.matrix;

import io.github.kindproof.Verdict;
import io.github.kindproof.upgrade.matrix.CellResult;

/** The message of a failed or aborted test. */
final class CellWords {
  private CellWords() {}

  static String failure(CellResult result) {
    if (result.verdict() == Verdict.NOT_OBSERVED) {
      return "nothing could be observed: " + result.cause();
    }
    if (result.verdict() == Verdict.NOT_APPLICABLE) {
      return "not applicable: " + result.cause();
    }
    String expected =
        result.expected().isEmpty()
            ? "no rule in expectations.yaml matches"
            : "expected %s by %s: %s"
                .formatted(result.expectedWords(), result.rule(), result.why());
    String cause = result.cause().isEmpty() ? "" : "\ncause: " + result.cause();
    return "%s%nobserved %s%s%nevidence: %s"
        .formatted(expected, result.observedWords(), cause, result.evidence());
  }
}
