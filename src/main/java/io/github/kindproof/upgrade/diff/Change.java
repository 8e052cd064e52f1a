package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import java.util.List;

/**
 * One thing that is not the same on both sides.
 *
 * @param kind what sort of change it is
 * @param what the thing, by which an allow list names it: {@code nginx / custom profile}
 * @param before what it was, in a word or two
 * @param after what it is
 * @param because why; empty if nothing is known
 * @param worse whether somebody must accept it before the upgrade
 * @param from evidence of the side that it was
 * @param to evidence of the side that it is
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
  public Change {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  /** {@code WHAT: BEFORE → AFTER: BECAUSE}. */
  @Override
  public String toString() {
    return what + ": " + before + " → " + after + (because.isEmpty() ? "" : ": " + because);
  }
}
