package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.workload.OutcomeKind;
import java.util.List;
import java.util.stream.Collectors;

/** The observed or expected outcome of a cell. */
public record CellOutcome(OutcomeKind kind, List<Trait> traits) {
  public CellOutcome {
    traits = List.copyOf(traits);
  }

  /**
   * Parses the result of {@link #toString}.
   *
   * @throws IllegalArgumentException if a word is unknown
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
