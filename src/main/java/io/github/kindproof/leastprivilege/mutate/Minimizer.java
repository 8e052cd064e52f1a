package io.github.kindproof.leastprivilege.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A search for the syscalls that can be removed together, among those that can each be removed
 * alone: two may replace each other, as {@code clone3} and {@code clone} do. Pure.
 */
final class Minimizer {
  private Minimizer() {}

  /**
   * Return as many syscalls as can be removed: try all at once, then halves, down to single ones.
   *
   * @param candidates syscalls that can each be removed alone
   * @param works whether the workload still does all its work without these syscalls
   */
  static List<String> canGo(List<String> candidates, Predicate<TreeSet<String>> works) {
    TreeSet<String> gone = new TreeSet<>();
    remove(candidates, gone, works);
    return List.copyOf(gone);
  }

  private static void remove(
      List<String> group, TreeSet<String> gone, Predicate<TreeSet<String>> works) {
    if (group.isEmpty()) {
      return;
    }
    TreeSet<String> tried = new TreeSet<>(gone);
    tried.addAll(group);
    if (works.test(tried)) {
      gone.addAll(group);
    } else if (group.size() > 1) {
      int half = group.size() / 2;
      remove(new ArrayList<>(group.subList(0, half)), gone, works);
      remove(new ArrayList<>(group.subList(half, group.size())), gone, works);
    }
  }
}
