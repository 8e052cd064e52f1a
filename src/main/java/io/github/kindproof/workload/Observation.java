package io.github.kindproof.workload;

import java.util.Optional;

/** What was seen of a pod or of one of its containers. */
public sealed interface Observation permits PodObservation, ContainerObservation {
  /** What it is, for messages: for example {@code pod 'nginx'}. */
  String what();

  /** What became of it. */
  Outcome outcome();

  /** Why it became what it is; empty if it runs or completed. */
  default Optional<Cause> cause() {
    return outcome().cause();
  }

  /** The log of the run that decided its outcome; of a pod, that of its deciding container. */
  String log();

  /** What it is and why, in one line: for example {@code CrashLoopBackOff: Error (exit code 7)}. */
  String described();
}
