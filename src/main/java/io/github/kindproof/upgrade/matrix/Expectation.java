package io.github.kindproof.upgrade.matrix;

/**
 * What is expected of a cell: it holds if the outcome is this one, each trait was seen, and the
 * cause contains this text.
 *
 * @param outcome the outcome, and what else must be true
 * @param because what the cause must contain, for example {@code EPERM}; empty for anything
 */
public record Expectation(CellOutcome outcome, String because) {
  private static final String BECAUSE = " because of \"";

  /**
   * Reads what {@link #toString} renders.
   *
   * @throws IllegalArgumentException if its outcome is unknown
   */
  static Expectation of(String text) {
    int at = text.indexOf(BECAUSE);
    return at < 0
        ? new Expectation(CellOutcome.of(text), "")
        : new Expectation(
            CellOutcome.of(text.substring(0, at)),
            text.substring(at + BECAUSE.length(), text.length() - 1));
  }

  /** Whether this is what was seen, with this cause. */
  public boolean isMetBy(CellOutcome seen, String cause) {
    return seen.kind() == outcome.kind()
        && seen.traits().containsAll(outcome.traits())
        && cause.contains(because);
  }

  /** For example {@code CrashLoopBackOff because of "EPERM"}. */
  @Override
  public String toString() {
    return because.isEmpty() ? outcome.toString() : outcome + BECAUSE + because + "\"";
  }
}
