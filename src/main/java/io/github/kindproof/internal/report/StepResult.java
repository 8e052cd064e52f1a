package io.github.kindproof.internal.report;

import io.github.kindproof.Evidence;
import io.github.kindproof.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * A step of the tutorial on one Kubernetes version.
 *
 * @param step its name in the article's order, for example {@code 2b}
 * @param title one short sentence
 * @param kubernetes the version, for example {@code v1.34.11}
 * @param cause the cluster's own message, for example the runtime's; may be empty
 * @param took the duration of the observation without boots
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

  public boolean isBad() {
    return verdict == Verdict.DIFFERS || verdict == Verdict.NOT_OBSERVED;
  }

  public boolean asExpected() {
    return verdict == Verdict.AS_EXPECTED;
  }
}
