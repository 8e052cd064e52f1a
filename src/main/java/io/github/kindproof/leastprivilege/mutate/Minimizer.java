package io.github.kindproof.leastprivilege.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds which of the calls that were each not missed alone can go together: two may stand in for
 * one another, as {@code clone3} and {@code clone} do. Pure.
 */
final class Minimizer {
  private Minimizer() {}

  /**
   * The most that can go: all at once if that does, else by halves, and one by one in the end.
   *
   * @param candidates each of which can go alone
   * @param works whether the workload still does all without these calls
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
