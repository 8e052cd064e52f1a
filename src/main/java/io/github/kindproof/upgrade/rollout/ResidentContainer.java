package io.github.kindproof.upgrade.rollout;

/**
 * A container that was not drained.
 *
 * @param before before the change
 * @param after after it
 */
public record ResidentContainer(PodState before, PodState after) {

  /** Whether it is another start of the container. */
  public boolean wasRestarted() {
    return !before.containerId().equals(after.containerId());
  }

  /** Whether it is filtered now and was not, or the other way round. */
  public boolean changedState() {
    return before.seccomp() != after.seccomp();
  }

  /** For example {@code kube-system/kube-proxy-x2v: ran on, disabled}. */
  @Override
  public String toString() {
    return before.pod()
        + ": "
        + (wasRestarted() ? "restarted, " : "ran on, ")
        + after.seccomp().word();
  }
}
