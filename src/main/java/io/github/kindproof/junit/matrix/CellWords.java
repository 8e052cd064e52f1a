package io.github.kindproof.junit.matrix;

import io.github.kindproof.Verdict;
import io.github.kindproof.upgrade.matrix.CellResult;

/** A result as a test's failure tells it. */
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
            ? "no rule of expectations.yaml says what to expect"
            : "expected "
                + result.expectedWords()
                + " by "
                + result.rule()
                + ", as "
                + result.why();
    String cause = result.cause().isEmpty() ? "" : "\ncause: " + result.cause();
    return expected
        + "\nobserved "
        + result.observedWords()
        + cause
        + "\nevidence: "
        + result.evidence();
  }
}
