package io.github.kindproof.upgrade.diff;

import org.jspecify.annotations.Nullable;

/**
 * A change and whether it is accepted.
 *
 * @param change the change
 * @param allowed what accepts it; null if nothing does, or nothing needs to
 */
public record JudgedChange(Change change, @Nullable AllowedChange allowed) {
  /** Whether it stands against the upgrade: worse, and not accepted. */
  public boolean standsAgainst() {
    return change.worse() && allowed == null;
  }
}
