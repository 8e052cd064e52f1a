package io.github.kindproof.upgrade.rollout;

/**
 * A container that was not drained.
 *
 * @param before its state before the change
 * @param after its state after the change
 */
public record ResidentContainer(PodState before, PodState after) {

  /** Return whether it was restarted. */
  public boolean wasRestarted() {
    return !before.containerId().equals(after.containerId());
  }

  /** Return whether its seccomp mode changed. */
  public boolean changedState() {
    return before.seccomp() != after.seccomp();
  }

  /**
   * Return a description, for example {@code kube-system/kube-proxy-x2v: still running, disabled}.
   */
  @Override
  public String toString() {
    return before.pod()
        + ": "
        + (wasRestarted() ? "restarted, " : "still running, ")
        + after.seccomp().word();
  }
}
