package io.github.kindproof.leastprivilege.verify;

/**
 * Something that a workload does otherwise than without a filter.
 *
 * @param kind what
 * @param words how, in one line
 */
public record Difference(Kind kind, String words) {
  /** In the order of a workload's life; the first that differs explains most. */
  public enum Kind {
    /** It does not run, or does not run to its end. */
    STATE,
    /** Its exercise does not come to an end. */
    HANGS,
    /** Its exercise ends with another exit code. */
    EXERCISE,
    /** Its exercise ends well, but what it printed differs. */
    ANSWER,
    /** It logs an error that it does not log otherwise. */
    LOG,
    /** Its containers were started again. */
    RESTARTS,
    /** It ends with another exit code. */
    STOP,
    /** It does all the same, but takes several times as long. */
    SLOWER
  }

  @Override
  public String toString() {
    return words;
  }
}
