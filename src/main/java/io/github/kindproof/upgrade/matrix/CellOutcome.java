package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.workload.OutcomeKind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a cell, or is expected to.
 *
 * @param kind the outcome
 * @param traits what else is true of it
 */
public record CellOutcome(OutcomeKind kind, List<Trait> traits) {
  public CellOutcome {
    traits = List.copyOf(traits);
  }

  /**
   * Reads what {@link #toString} renders.
   *
   * @throws IllegalArgumentException if a word of it is unknown
   */
  public static CellOutcome of(String text) {
    List<String> words = List.of(text.strip().split("\\s*,\\s*", -1));
    return new CellOutcome(
        OutcomeKind.of(words.get(0)), words.stream().skip(1).map(Trait::of).toList());
  }

  /** For example {@code Running, filtered, serving}. */
  @Override
  public String toString() {
    return traits.stream()
        .map(trait -> ", " + trait)
        .collect(Collectors.joining("", "" + kind, ""));
  }
}
