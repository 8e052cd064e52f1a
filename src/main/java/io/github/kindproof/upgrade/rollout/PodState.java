package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.seccomp.SeccompMode;

/**
 * A container of a pod that runs on a node, and its seccomp state as the kernel tells it.
 *
 * @param pod namespace and name, with a slash between
 * @param uid the pod's uid: another pod of that name has another
 * @param container its name
 * @param containerId its 64 digits: another start of it has others
 * @param seccomp the mode of its first process
 * @param stays whether a drain leaves the pod where it is
 */
public record PodState(
    String pod,
    String uid,
    String container,
    String containerId,
    SeccompMode seccomp,
    boolean stays) {

  /** Whether a filter decides on its calls. */
  public boolean isFiltered() {
    return seccomp == SeccompMode.FILTERING;
  }

  /** Whether the other is the same container of the same pod, started again or not. */
  boolean isSameAs(PodState other) {
    return uid.equals(other.uid) && container.equals(other.container);
  }
}
