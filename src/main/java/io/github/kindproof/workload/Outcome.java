package io.github.kindproof.workload;

/** What became of a workload, or of the node that was to run it. */
public sealed interface Outcome {
  /** The outcome's name in one or two words, for example {@code Running}. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** An outcome that something explains. */
  sealed interface Explained extends Outcome {
    /** Why it came to that. */
    Cause cause();
  }

  /** Every container Ready, or done for good, through a stability window. */
  record Running() implements Outcome {}

  /** Ran to its end with exit code 0, and was not to be restarted. */
  record Completed() implements Outcome {}

  /** A container ends again and again: restarts, a last termination and a back-off. */
  record CrashLoop(Cause cause) implements Explained {
    @Override
    public String name() {
      return "CrashLoopBackOff";
    }
  }

  /** Ran and failed for good, as it was not to be restarted. */
  record Failed(Cause cause) implements Explained {}

  /** The container could not even be created, for example as its profile is missing. */
  record StartRefused(Cause cause) implements Explained {}

  /**
   * There is no pod: its controller may not create it, as a quota, an admission or a missing
   * service account forbids it.
   */
  record NotCreated(Cause cause) implements Explained {}

  /**
   * Its process runs, but it never became Ready within the limit: a hang, or a service that fails.
   */
  record NeverReady(Cause cause) implements Explained {}

  /**
   * Runs, but its liveness or startup probe fails as often as its threshold allows: the kubelet
   * ends it for that.
   */
  record Unhealthy(Cause cause) implements Explained {}

  /**
   * Only of a container: it had come to nothing when another one decided the pod's outcome.
   *
   * @param state its state then, for example {@code waiting: PodInitializing}
   */
  record Undecided(String state) implements Outcome {}

  /**
   * Its filter killed it, or a thread of it so that it hangs. Told whatever the kubelet makes of
   * that: Running, CrashLoopBackOff, or nothing at all.
   *
   * @param atStart whether the runtime was killed, before the container's own program began
   */
  record KilledByFilter(Cause cause, boolean atStart) implements Explained {}

  /** A node's own components would not start. */
  record NodeRefused(Cause cause) implements Explained {}

  /** Something else failed first: says nothing about seccomp. */
  record Infrastructure(Cause cause) implements Explained {}
}
