package io.github.kindproof.upgrade.matrix;

/**
 * The expected outcome of a cell, which may have more traits than expected.
 *
 * @param because a part of the cause, for example {@code EPERM}; empty for any cause
 */
public record Expectation(CellOutcome outcome, String because) {
  private static final String BECAUSE = " because of \"";

  /**
   * Parses the result of {@link #toString}.
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
