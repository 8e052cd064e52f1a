package io.github.kindproof.upgrade.matrix;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is expected of a cell: it holds if the outcome is this one, each trait was seen, and the
 * cause contains this text.
 *
 * @param outcome the outcome's name
 * @param traits what else must be true, any of {@link #TRAITS}
 * @param because what the cause must contain, for example {@code EPERM}; empty for anything
 */
public record Expectation(String outcome, List<String> traits, String because) {
  /** The outcomes that can be expected: trouble with the machine is none. */
  public static final Set<String> OUTCOMES =
      new TreeSet<>(
          Set.of(
              "Running",
              "Completed",
              "CrashLoopBackOff",
              "Failed",
              "StartRefused",
              "NeverReady",
              "Unhealthy",
              "KilledByFilter",
              "NodeRefused"));

  /** What can be expected of something that runs. */
  public static final Set<String> TRAITS =
      new TreeSet<>(Set.of("filtered", "unfiltered", "serving", "not serving"));

  public Expectation {
    traits = List.copyOf(traits);
  }

  /** Whether this is what was seen. */
  public boolean isMetBy(Seen seen) {
    return seen.outcome().equals(outcome)
        && seen.traits().containsAll(traits)
        && seen.cause().contains(because);
  }

  /** For example {@code CrashLoopBackOff because of "EPERM"}. */
  public String words() {
    String words = traits.isEmpty() ? outcome : outcome + ", " + String.join(", ", traits);
    return because.isEmpty() ? words : words + " because of \"" + because + "\"";
  }
}
