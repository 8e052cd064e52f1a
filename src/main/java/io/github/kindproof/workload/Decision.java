package io.github.kindproof.workload;

/** The outcome of a pod, and the name of the container that decides it. */
record Decision(String container, Outcome outcome) {
  /** Return whether the container ended, so that the kubelet may replace it at any moment. */
  boolean isOver() {
    return !isRunning() && outcome.kind() != OutcomeKind.KILLED_BY_FILTER;
  }

  boolean isRunning() {
    return outcome.isRunning();
  }

  /** Return the decision with another outcome. */
  Decision instead(Outcome other) {
    return new Decision(container, other);
  }
}
