package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import java.util.List;

/**
 * A difference between both sides.
 *
 * @param kind the kind of change
 * @param what the thing that differs, as an allow list names it: {@code nginx / custom profile}
 * @param before its state on the old side, in a word or two
 * @param after its state on the new side
 * @param because the reason; empty if none is known
 * @param worse whether it must be accepted before the upgrade
 * @param from evidence from the old side
 * @param to evidence from the new side
 */
public record Change(
    ChangeKind kind,
    String what,
    String before,
    String after,
    String because,
    boolean worse,
    List<Evidence> from,
    List<Evidence> to) {
  /** Copy the lists. */
  public Change {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  /** Return {@code WHAT: BEFORE → AFTER: BECAUSE}. */
  @Override
  public String toString() {
    return what + ": " + before + " → " + after + (because.isEmpty() ? "" : ": " + because);
  }
}
