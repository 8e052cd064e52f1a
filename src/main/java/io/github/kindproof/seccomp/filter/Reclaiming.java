package io.github.kindproof.seccomp.filter;

import org.jspecify.annotations.Nullable;

/**
 * Frees comparisons as libseccomp does ({@code _db_node_put}), by the number of references to each.
 * It loses count of some: what is freed differs from what is no longer used, and so does the number
 * of comparisons by which it puts syscalls in order.
 */
final class Reclaiming {
  private int freed;

  /** Return how many comparisons it has freed. */
  int freed() {
    return freed;
  }

  /**
   * Drop a reference to a comparison.
   *
   * @return the comparison, or if that is freed a neighbor of it
   */
  @Nullable Comparison release(@Nullable Comparison comparison) {
    if (comparison == null || !comparison.drop()) {
      return comparison;
    }
    Comparison before = comparison.previous();
    Comparison after = comparison.next();
    if (before != null) {
      before.precede(null);
    }
    if (after != null) {
      after.follow(null);
    }
    before = release(before);
    after = release(after);
    if (before != null) {
      before.precede(after == null ? null : after.hold());
    }
    if (after != null) {
      after.follow(before == null ? null : before.hold());
    }
    releaseTree(comparison.met().entry());
    releaseTree(comparison.unmet().entry());
    freed++;
    return before == null ? after : before;
  }

  /** Drop a reference to a comparison, and free its level if no other one leads there. */
  void releaseTree(@Nullable Comparison comparison) {
    Comparison rest = release(comparison);
    if (rest != null) {
      releaseLevel(rest.level());
    }
  }

  private void releaseLevel(Level level) {
    for (Comparison each : level.comparisons()) {
      int links = (each.previous() == null ? 0 : 1) + (each.next() == null ? 0 : 1);
      if (Integer.compareUnsigned(each.references(), links) > 0) {
        return;
      }
    }
    Comparison each = level.first();
    while (each != null) {
      if (each.references() == 0) {
        throw new LibseccompFailure("libseccomp does not end");
      }
      each = release(each);
    }
  }

  /** Remove a comparison, and those above it that then lead nowhere ({@code _db_tree_remove}). */
  void remove(Branch from, Comparison wanted) {
    int before = freed;
    Comparison entry = from.entry();
    Comparison each = entry == null ? null : entry.level().first();
    while (each != null && freed == before) {
      if (each != wanted) {
        remove(each.met(), wanted);
        remove(each.unmet(), wanted);
      }
      if (each == wanted || each.isEmpty()) {
        takeOut(from, each);
        return;
      }
      each = each.next();
    }
  }

  private void takeOut(Branch from, Comparison removed) {
    Comparison before = removed.previous();
    Comparison after = removed.next();
    if (removed == from.entry()) {
      from.replaceEntry(before == null ? after : before);
    }
    if (before != null) {
      before.precede(after);
    }
    if (after != null) {
      after.follow(before);
    }
    removed.follow(null);
    removed.precede(null);
    release(removed);
  }
}
