package io.github.kindproof.leastprivilege.verify;

/**
 * A difference from the behavior of a workload without a filter.
 *
 * @param kind the kind of difference
 * @param words a description in one line
 */
public record Difference(Kind kind, String words) {
  /**
   * The kinds of differences, in the order of a workload's life: the first one explains the most.
   */
  public enum Kind {
    /** The workload does not run, or does not run to its end. */
    STATE,
    /** The exercise does not end. */
    HANGS,
    /** The exercise ends with another exit code. */
    EXERCISE,
    /** The exercise succeeds, but its output differs. */
    ANSWER,
    /** The workload logs an error that it does not log without a filter. */
    LOG,
    /** Containers were restarted. */
    RESTARTS,
    /** A container ends with another exit code. */
    STOP,
    /** Everything is the same, but takes several times as long. */
    SLOWER
  }

  @Override
  public String toString() {
    return words;
  }
}
