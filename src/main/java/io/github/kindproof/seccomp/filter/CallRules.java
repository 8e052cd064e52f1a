package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.ArgumentCondition;
import java.util.HashSet;
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
  private int size;
  private final Branch root = new Branch();

  CallRules(boolean is64Bit, boolean correctsWideValues) {
    this.is64Bit = is64Bit;
    this.correctsWideValues = correctsWideValues;
  }

  /** Return the level that the comparisons begin with; null if the arguments do not matter. */
  @Nullable Level comparisons() {
    return root.next();
  }

  /**
   * Return how many comparisons libseccomp counts, which puts syscalls with few to the front. It
   * counts some that it no longer uses.
   */
  int size() {
    return size;
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
      root.replaceEntry(null);
      size = 0;
      always = true;
      value = returned;
      return true;
    }
    if (root.entry() == null) {
      begin(added);
      return true;
    }
    TreePruning pruning = new TreePruning(root, returned);
    boolean redundant = pruning.prune(added);
    size -= pruning.freed();
    if (pruning.freed() > 0 && root.entry() == null) {
      begin(added);
      return true;
    }
    if (redundant) {
      return true;
    }
    return add(added);
  }

  private void begin(Comparison first) {
    root.replaceEntry(first);
    size = count(first);
  }

  private boolean add(Comparison added) {
    int count = count(added);
    Reclaiming reclaiming = new Reclaiming();
    if (!new TreeAddition(correctsWideValues, reclaiming).add(root, added)) {
      return false;
    }
    reclaiming.releaseTree(added);
    size += count - reclaiming.freed();
    return true;
  }

  private static int count(Comparison chain) {
    Set<Comparison> all = new HashSet<>();
    chain.level().each(all::add);
    return all.size();
  }
}
