package io.github.kindproof.workload;

/**
 * What became of a pod, and the container that decides it.
 *
 * @param container its name
 * @param outcome the outcome of both
 */
record Decision(String container, Outcome outcome) {
  /** Whether the container ended, so that another one may be made for it at any moment. */
  boolean isOver() {
    return !isRunning() && outcome.kind() != OutcomeKind.KILLED_BY_FILTER;
  }

  boolean isRunning() {
    return outcome.isRunning();
  }
}
