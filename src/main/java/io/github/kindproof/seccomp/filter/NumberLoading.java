package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Whether the part of a program for an architecture loads the number of the syscall.
 *
 * <p>libseccomp (all releases up to 2.6.1) puts the instruction that loads it before the first
 * syscall, in the order of the number of comparisons. If that is a name that the architecture has
 * no number for, it leaves the syscall out, and with it the instruction: no rule of that
 * architecture ever matches. The program for x86_64 is not affected as long as x32 is not listed,
 * because it loads the number to tell the two apart; neither is a binary tree.
 */
final class NumberLoading {
  private static final int NONE = Integer.MAX_VALUE;

  private NumberLoading() {}

  /** Return the architectures whose rules never match. */
  static Set<Architecture> missing(Map<Architecture, ArchitectureRules> rules) {
    Set<Architecture> missing = new HashSet<>();
    for (Architecture each : rules.keySet()) {
      boolean withX32 = each == Architecture.X86_64 && rules.containsKey(Architecture.X32);
      if (!SyscallTable.covers(each)
          || each == Architecture.X32
          || each == Architecture.X86_64 && !withX32) {
        continue;
      }
      List<Architecture> inOrder =
          withX32 ? List.of(Architecture.X86_64, Architecture.X32) : List.of(each);
      if (isFirstWithoutNumber(rules, inOrder)) {
        missing.addAll(inOrder);
      }
    }
    return missing;
  }

  private static boolean isFirstWithoutNumber(
      Map<Architecture, ArchitectureRules> rules, List<Architecture> inOrder) {
    int fewest = NONE;
    boolean withoutNumber = false;
    for (Architecture each : inOrder) {
      for (boolean numbered : List.of(true, false)) {
        int comparisons =
            Objects.requireNonNull(rules.get(each)).fewestComparisons(numbered).orElse(NONE);
        if (comparisons < fewest) {
          fewest = comparisons;
          withoutNumber = !numbered;
        }
      }
    }
    return withoutNumber;
  }
}
