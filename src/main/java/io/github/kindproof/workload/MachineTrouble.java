package io.github.kindproof.workload;

import java.util.List;

/**
 * What a runtime says when the machine, and not a profile, kept it from starting a container. A
 * later start may well succeed, so that none of these proves an outcome.
 */
final class MachineTrouble {
  /** runc gives up on cgroup v1's freezer when the machine is busy; seen of 1.2.8 and 1.3.6. */
  private static final List<String> WORDS = List.of("unable to freeze");

  private MachineTrouble() {}

  /** Return whether a message reports it. */
  static boolean isIn(String message) {
    return WORDS.stream().anyMatch(message::contains);
  }
}
