package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.ArgumentCondition;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for one syscall of one architecture, kept as libseccomp keeps them ({@code
 * db_rule_add}): a rule without conditions replaces all others, and a later one no longer counts.
 */
final class CallRules {
  private final boolean is64Bit;
  private final boolean correctsWideValues;
  private boolean always;
  private int value;
  private final Branch root = new Branch();

  CallRules(boolean is64Bit, boolean correctsWideValues) {
    this.is64Bit = is64Bit;
    this.correctsWideValues = correctsWideValues;
  }

  /** Return the level that the comparisons begin with; null if the arguments do not matter. */
  @Nullable Level comparisons() {
    return root.next();
  }

  /** Return how many comparisons it takes: libseccomp puts syscalls with few to the front. */
  int size() {
    Set<Comparison> all = Collections.newSetFromMap(new IdentityHashMap<>());
    Level level = root.next();
    if (level != null) {
      level.each(all::add);
    }
    return all.size();
  }

  /** Return the steps of the program for it; empty if it has no rule. */
  Optional<Step> steps(ProgramAssembly assembly) {
    Level level = root.next();
    if (level != null) {
      return Optional.of(assembly.of(level));
    }
    return always ? Optional.of(new Step.Return(value)) : Optional.empty();
  }

  /**
   * Add a rule.
   *
   * @return whether libseccomp takes it: it does not if an equal comparison returns another value
   */
  boolean add(List<ArgumentCondition> conditions, int returned) {
    if (always) {
      return true;
    }
    Comparison added = ComparisonChain.of(conditions, is64Bit, returned);
    if (added == null) {
      root.continueWith(null);
      always = true;
      value = returned;
      return true;
    }
    if (root.next() == null) {
      root.continueWith(added);
      return true;
    }
    TreePruning pruning = new TreePruning(root, returned);
    boolean redundant = pruning.prune(added);
    if (redundant) {
      return true;
    }
    if (root.next() == null) {
      root.continueWith(added);
      return true;
    }
    return new TreeAddition(correctsWideValues).add(root, added);
  }
}
