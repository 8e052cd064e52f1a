package io.github.kindproof.upgrade.diff;

import org.jspecify.annotations.Nullable;

/**
 * A change with the decision whether it is accepted.
 *
 * @param change the change
 * @param allowed the entry that accepts it; null if none does, or none is needed
 */
public record JudgedChange(Change change, @Nullable AllowedChange allowed) {
  /** Return whether it stands against the upgrade: worse, and not accepted. */
  public boolean standsAgainst() {
    return change.worse() && allowed == null;
  }
}
