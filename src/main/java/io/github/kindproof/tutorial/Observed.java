package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import java.util.List;

/**
 * What was expected of a step, and what was seen.
 *
 * @param expected what must be seen, in words
 * @param seen what was seen, in words
 * @param asExpected whether the one is the other
 * @param cause what the cluster itself said; empty if it had nothing to say
 * @param evidence for whoever doubts it
 */
public record Observed(
    String expected, String seen, boolean asExpected, String cause, List<Evidence> evidence) {
  public Observed {
    evidence = List.copyOf(evidence);
  }
}
