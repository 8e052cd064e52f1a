package io.github.kindproof.workload;

/**
 * A program of a probe or hook that fails, or cannot even be started, in a container that runs.
 *
 * @param origin the probe or hook
 * @param started whether its program began; false if the runtime could not execute it
 * @param cause the kubelet's message, with the denied syscalls that explain it
 */
public record ExecFailure(ProcessOrigin origin, boolean started, Cause cause) {
  /** Return a description, for example {@code liveness probe, not started: … [EPERM]}. */
  @Override
  public String toString() {
    return origin.words() + (started ? ": " : ", not started: ") + cause;
  }
}
