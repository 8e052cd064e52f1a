package io.github.kindproof.upgrade.matrix;

import java.util.List;

/**
 * What was observed of a cell, in the words that expectations use.
 *
 * @param outcome the outcome's name, for example {@code CrashLoopBackOff}
 * @param traits what else is true of it, for example {@code filtered} and {@code serving}
 * @param cause what the cluster itself said; empty for what runs
 */
public record Seen(String outcome, List<String> traits, String cause) {
  public Seen {
    traits = List.copyOf(traits);
  }

  /** For example {@code Running, filtered, serving}. */
  public String words() {
    return traits.isEmpty() ? outcome : outcome + ", " + String.join(", ", traits);
  }
}
