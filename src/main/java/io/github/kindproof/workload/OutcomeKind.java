package io.github.kindproof.workload;

import java.util.Arrays;

/** The kinds of outcome of a workload, or of the node that was to run it. */
public enum OutcomeKind {
  /** Every container Ready, or done for good, through a stability window. */
  RUNNING("Running"),
  /** Ran to its end with exit code 0, and is not restarted. */
  COMPLETED("Completed"),
  /** A container ends again and again: restarts, a last termination and a back-off. */
  CRASH_LOOP("CrashLoopBackOff"),
  /** Ran and failed for good, as it is not restarted. */
  FAILED("Failed"),
  /** The container could not be created, for example because its profile is missing. */
  START_REFUSED("StartRefused"),
  /** The API server rejected the manifest. */
  REJECTED("Rejected"),
  /**
   * There is no pod: a quota, an admission check or a missing service account prevents its
   * controller from creating it.
   */
  NOT_CREATED("NotCreated"),
  /**
   * Its process runs, but it never became Ready within the limit: a hang, or a service that fails.
   */
  NEVER_READY("NeverReady"),
  /**
   * Runs, but its liveness or startup probe fails as often as its threshold allows: the kubelet
   * ends it for that. If the runtime cannot execute the program of the probe, it does not.
   */
  UNHEALTHY("Unhealthy"),
  /** Only for a container that had no outcome yet when another one decided the pod's. */
  UNDECIDED("Undecided"),
  /**
   * Its filter killed it, or killed a thread so that it hangs. Reported whatever the kubelet shows:
   * Running, CrashLoopBackOff, or nothing at all.
   */
  KILLED_BY_FILTER("KilledByFilter"),
  /** A node's own components would not start. */
  NODE_REFUSED("NodeRefused"),
  /** Something else failed first: says nothing about seccomp. */
  INFRASTRUCTURE("Infrastructure");

  private final String word;

  OutcomeKind(String word) {
    this.word = word;
  }

  /**
   * Return the kind with this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static OutcomeKind of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no outcome is called '" + word + "'"));
  }

  /** Return whether the workload runs or completed. */
  public boolean isWorking() {
    return this == RUNNING || this == COMPLETED;
  }

  /** Return whether an outcome of this kind has a cause. */
  boolean isExplained() {
    return !isWorking() && this != UNDECIDED;
  }

  /** Return the word in files and messages, for example {@code CrashLoopBackOff}. */
  @Override
  public String toString() {
    return word;
  }
}
