package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import java.util.List;

/**
 * The observation of a step, beside what was expected.
 *
 * @param expected the expected result, in words
 * @param seen the observed result, in words
 * @param asExpected whether they match
 * @param cause the cluster's own message; empty if there is none
 */
public record Observed(
    String expected, String seen, boolean asExpected, String cause, List<Evidence> evidence) {
  public Observed {
    evidence = List.copyOf(evidence);
  }

  Observed(String expected, String seen, boolean asExpected, List<Evidence> evidence) {
    this(expected, seen, asExpected, "", evidence);
  }
}
