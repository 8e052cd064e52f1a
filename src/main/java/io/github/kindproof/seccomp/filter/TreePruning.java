package io.github.kindproof.seccomp.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes comparisons of earlier rules that a more general new rule makes needless, and finds out
 * whether an earlier rule is more general than the new one ({@code _db_tree_prune}).
 */
final class TreePruning {
  private final Branch root;
  private final int value;
  private final Reclaiming reclaiming = new Reclaiming();

  /**
   * @param root the branch to the comparisons of the earlier rules
   * @param value the value that the new rule returns
   */
  TreePruning(Branch root, int value) {
    this.root = root;
    this.value = value;
  }

  /** How a part of the existing comparisons and a part of the new chain go together. */
  private static final class Match {
    private boolean matches;
    private boolean matchedOnce;
    private boolean existingEnds;
    private boolean addedEnds;
    private boolean existingHasPrefix;
    private boolean addedHasPrefix;

    private Match copy() {
      Match copy = new Match();
      copy.include(this);
      return copy;
    }

    private void include(Match other) {
      matches |= other.matches;
      matchedOnce |= other.matchedOnce;
      existingEnds |= other.existingEnds;
      addedEnds |= other.addedEnds;
      existingHasPrefix |= other.existingHasPrefix;
      addedHasPrefix |= other.addedHasPrefix;
    }

    private Match matching() {
      matches = true;
      matchedOnce = true;
      return this;
    }
  }

  /** Prune. Return whether an earlier rule already says what the new one says. */
  boolean prune(Comparison added) {
    Match match = new Match();
    prune(root.entry(), added, match);
    return freed() == 0 && match.matches && match.existingEnds && match.addedHasPrefix;
  }

  /** Return how many comparisons libseccomp takes to be gone. */
  int freed() {
    return reclaiming.freed();
  }

  private void prune(@Nullable Comparison existing, @Nullable Comparison added, Match above) {
    Match match = above.copy();
    if (existing != null && added != null && (above.matches || !above.matchedOnce)) {
      boolean found = new LevelPruning(added, above, match).prune(existing.level());
      match.matches &= found;
    }
    if (match.matches) {
      above.include(match);
    } else {
      above.matches = false;
    }
  }

  /** The pruning of one level. */
  private final class LevelPruning {
    private final Comparison added;
    private final Match above;
    private final Match match;

    private LevelPruning(Comparison added, Match above, Match match) {
      this.added = added;
      this.above = above;
      this.match = match;
    }

    /** Return whether it ended before the last comparison of the level. */
    private boolean prune(Level existing) {
      Comparison each = existing.first();
      while (each != null) {
        Comparison next = each.next();
        boolean ends =
            each.comparesLike(added)
                ? same(each)
                : each.isOrderedBelow(added) ? below(each) : behind(each);
        if (ends) {
          return true;
        }
        each = next;
      }
      return false;
    }

    private boolean same(Comparison each) {
      match.matching();
      match.addedEnds |= added.isLeaf();
      match.existingEnds |= each.isLeaf();
      if (!each.met().isEmpty() && added.met().isEmpty()
          || !each.unmet().isEmpty() && added.unmet().isEmpty()) {
        return true;
      }
      if (match.addedEnds
          && match.existingEnds
          && !(each.met().returnsTheSame(added.met())
              && each.unmet().returnsTheSame(added.unmet()))) {
        return true;
      }
      if (!descend(each, each.met(), added.met()) || !descend(each, each.unmet(), added.unmet())) {
        return false;
      }
      boolean isMoreGeneral = match.addedEnds && match.existingHasPrefix;
      boolean isMoreSpecial = match.existingEnds && match.addedHasPrefix;
      if (!match.matches || !isMoreGeneral && !isMoreSpecial || !each.level().returnsOnly(value)) {
        return false; // the last looks at every comparison
      }
      if (isMoreGeneral) {
        reclaiming.remove(root, each);
        return root.entry() == null;
      }
      return true;
    }

    /** Return whether the comparison is still there. */
    private boolean descend(Comparison each, Branch existing, Branch next) {
      Comparison entry = next.entry();
      if (entry == null) {
        return true;
      }
      Match deeper = above.copy().matching();
      boolean isFreed = prune(each, existing.entry(), entry, deeper);
      if (deeper.matches) {
        match.include(deeper);
      }
      return !isFreed;
    }

    /** Prune below a comparison. Return whether it is freed by that. */
    private boolean prune(
        Comparison each, @Nullable Comparison existing, Comparison next, Match deeper) {
      each.hold();
      TreePruning.this.prune(existing, next, deeper);
      return reclaiming.release(each) == null;
    }

    /** The existing comparison comes before the new one, which may be below it. */
    private boolean below(Comparison each) {
      if (above.addedHasPrefix) {
        return true;
      }
      for (Branch branch : List.of(each.met(), each.unmet())) {
        if (branch.entry() != null) {
          Match deeper = above.copy();
          deeper.matches = false;
          deeper.existingHasPrefix = true;
          boolean isFreed = prune(each, branch.entry(), added, deeper);
          if (deeper.matches) {
            match.include(deeper);
            return true;
          }
          if (isFreed) {
            return false;
          }
        }
      }
      return false;
    }

    /** The existing comparison comes behind the new one, and may be like one below that. */
    private boolean behind(Comparison each) {
      if (above.existingHasPrefix) {
        return true;
      }
      for (Branch branch : List.of(added.met(), added.unmet())) {
        Comparison next = branch.entry();
        if (next != null) {
          Match deeper = above.copy();
          deeper.matches = false;
          deeper.addedHasPrefix = true;
          boolean isFreed = prune(each, each, next, deeper);
          if (deeper.matches) {
            match.include(deeper);
            return true;
          }
          if (isFreed) {
            return false;
          }
        }
      }
      return false;
    }
  }
}
