package io.github.kindproof.seccomp.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Removes comparisons of earlier rules that a more general new rule makes needless, and finds out
 * whether an earlier rule is more general than the new one ({@code _db_tree_prune}).
 */
final class TreePruning {
  private final Branch root;
  private final int value;
  private boolean pruned;

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
    prune(root.next(), added, match);
    return !pruned && match.matches && match.existingEnds && match.addedHasPrefix;
  }

  private void prune(@Nullable Level existing, @Nullable Comparison added, Match above) {
    Match match = above.copy();
    boolean found = existing != null && added != null && !(above.matchedOnce && !above.matches);
    if (found) {
      found = new LevelPruning(added, above, match).prune(existing);
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
    private @Nullable Level level;

    private LevelPruning(Comparison added, Match above, Match match) {
      this.added = added;
      this.above = above;
      this.match = match;
    }

    /** Return whether it ended before the last comparison of the level. */
    private boolean prune(Level existing) {
      level = existing;
      for (Comparison each : new ArrayList<>(existing.comparisons())) {
        boolean ends =
            each.comparesLike(added)
                ? same(each)
                : each.isOrderedBelow(added) ? below(each) : behind();
        if (ends) {
          return true;
        }
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
      descend(each.met(), added.met(), above.copy().matching());
      if (each.isRemoved()) {
        return false;
      }
      descend(each.unmet(), added.unmet(), above.copy().matching());
      if (each.isRemoved()) {
        return false;
      }
      if (level == null || !level.returnsOnly(value) || !match.matches) {
        return false;
      }
      if (match.addedEnds && match.existingHasPrefix) {
        remove(root, each);
        return root.next() == null;
      }
      return match.existingEnds && match.addedHasPrefix;
    }

    private void descend(Branch existing, Branch next, Match deeper) {
      Comparison entry = next.entry();
      if (entry != null) {
        TreePruning.this.prune(existing.next(), entry, deeper);
        if (deeper.matches) {
          match.include(deeper);
        }
      }
    }

    /** The existing comparison comes before the new one, which may be below it. */
    private boolean below(Comparison each) {
      if (above.addedHasPrefix) {
        return true;
      }
      for (Branch branch : List.of(each.met(), each.unmet())) {
        if (branch.next() != null) {
          Match deeper = above.copy();
          deeper.matches = false;
          deeper.existingHasPrefix = true;
          TreePruning.this.prune(branch.next(), added, deeper);
          if (deeper.matches) {
            match.include(deeper);
            return true;
          }
          if (each.isRemoved()) {
            return false;
          }
        }
      }
      return false;
    }

    /** The existing comparison comes behind the new one, and may be like one below that. */
    private boolean behind() {
      if (above.existingHasPrefix) {
        return true;
      }
      for (Branch branch : List.of(added.met(), added.unmet())) {
        Comparison next = branch.entry();
        if (next != null) {
          Match deeper = above.copy();
          deeper.matches = false;
          deeper.addedHasPrefix = true;
          TreePruning.this.prune(level, next, deeper);
          if (deeper.matches) {
            match.include(deeper);
            return true;
          }
        }
      }
      return false;
    }
  }

  /** Remove a comparison, and those above it that then lead nowhere. */
  private void remove(Branch from, Comparison wanted) {
    Level level = from.next();
    if (level == null) {
      return;
    }
    for (Comparison each : List.copyOf(level.comparisons())) {
      if (each != wanted) {
        remove(each.met(), wanted);
        remove(each.unmet(), wanted);
      }
      if (each == wanted || each.isEmpty()) {
        level.comparisons().remove(each);
        each.remove();
        pruned = true;
      }
    }
    if (level.comparisons().isEmpty()) {
      from.continueWith(null);
    } else if (Objects.requireNonNull(from.entry()).isRemoved()) {
      from.continueWith(level.comparisons().get(0));
    }
  }
}
