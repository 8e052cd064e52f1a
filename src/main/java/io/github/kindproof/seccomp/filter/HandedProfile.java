package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArgumentCondition;
import java.util.List;

/**
 * What a runtime hands to libseccomp, and all that the program depends on.
 *
 * @param architectures those of the filter, the node's own one first
 * @param otherwise the value to return where no rule matches
 * @param asTree whether the syscalls become a binary tree
 * @param library the oldest release that builds the same programs
 */
record HandedProfile(
    List<Architecture> architectures,
    List<Rule> rules,
    int otherwise,
    boolean asTree,
    Libseccomp library) {
  /** Copy the lists. */
  HandedProfile {
    architectures = List.copyOf(architectures);
    rules = List.copyOf(rules);
  }

  /**
   * A rule for one syscall.
   *
   * @param conditions at most one for each argument
   * @param value the value to return where it matches
   */
  record Rule(String call, List<ArgumentCondition> conditions, int value) {}
}
