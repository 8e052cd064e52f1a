package io.github.kindproof.workload;

import java.util.Optional;

/** The observation of a pod or of one of its containers. */
public sealed interface Observation permits PodObservation, ContainerObservation {
  /**
   * Return the kind and name of the observed object for messages, for example {@code pod 'nginx'}.
   */
  String what();

  /** Return its outcome. */
  Outcome outcome();

  /** Return the cause of its outcome; empty if it has none, as when it runs or completed. */
  default Optional<Cause> cause() {
    return outcome().cause();
  }

  /** Return the log of the run that decided its outcome; for a pod, of its deciding container. */
  String log();

  /** Return outcome and cause in one line: {@code CrashLoopBackOff: Error (exit code 7)}. */
  String described();
}
