package io.github.kindproof.internal.report;

import io.github.kindproof.Evidence;
import io.github.kindproof.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * One step of the tutorial on one Kubernetes version.
 *
 * @param step the step's name in the article's order, for example {@code 2b}
 * @param title what a reader does in it, one short sentence
 * @param kubernetes the version, for example {@code v1.34.11}
 * @param expected what must be observed, in words
 * @param observed what was observed, in words
 * @param verdict how the two stand to each other
 * @param cause what the cluster itself said, for example the runtime's message; may be empty
 * @param took how long the observation took, boots excluded
 * @param evidence what a colleague who doubts it wants to read
 */
public record StepResult(
    String step,
    String title,
    String kubernetes,
    String expected,
    String observed,
    Verdict verdict,
    String cause,
    Duration took,
    List<Evidence> evidence) {

  public StepResult {
    evidence = List.copyOf(evidence);
  }

  /** Whether somebody has to look at it. */
  public boolean isBad() {
    return verdict == Verdict.DIFFERS || verdict == Verdict.NOT_OBSERVED;
  }

  /** Whether it was observed and is what was expected. */
  public boolean asExpected() {
    return verdict == Verdict.AS_EXPECTED;
  }
}
