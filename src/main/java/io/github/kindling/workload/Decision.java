package io.github.kindling.workload;

/**
 * What became of a pod, and the container that decides it.
 *
 * @param container its name
 * @param outcome the outcome of both
 */
record Decision(String container, Outcome outcome) {
  boolean isRunning() {
    return outcome instanceof Outcome.Running;
  }
}
