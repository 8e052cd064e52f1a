package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.seccomp.SeccompMode;

/**
 * A container of a pod that runs on a node, with its seccomp state from the kernel.
 *
 * @param pod namespace and name, with a slash in between
 * @param uid the pod's uid, which another pod of that name does not share
 * @param container its name
 * @param containerId its 64 digits, which change with each start
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

  /** Return whether a filter decides on its syscalls. */
  public boolean isFiltered() {
    return seccomp == SeccompMode.FILTERING;
  }

  /** Return whether the other is the same container of the same pod, restarted or not. */
  boolean isSameAs(PodState other) {
    return uid.equals(other.uid) && container.equals(other.container);
  }
}
