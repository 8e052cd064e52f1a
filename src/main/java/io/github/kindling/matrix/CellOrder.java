package io.github.kindling.matrix;

import java.util.Comparator;

/** The order of cells in lists and files: by numbers in names, not by their letters. */
final class CellOrder {
  static final Comparator<Cell> COMPARATOR =
      Comparator.comparing(Cell::kubernetes, Versions::compare)
          .thenComparing(Cell::runtime, CellOrder::ownFirst)
          .thenComparing(Cell::variant)
          .thenComparing(Cell::node)
          .thenComparing(Cell::profile)
          .thenComparing(Cell::allowPrivilegeEscalation);

  private CellOrder() {}

  private static int ownFirst(String left, String right) {
    boolean leftOwn = left.equals("own");
    return leftOwn == right.equals("own") ? Versions.compare(left, right) : leftOwn ? -1 : 1;
  }
}
