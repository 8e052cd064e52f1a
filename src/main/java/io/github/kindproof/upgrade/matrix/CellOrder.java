package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.catalog.Version;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.internal.report.NaturalOrder;
import java.util.Comparator;

/** The order of cells in lists and files: by numbers in names, not by their letters. */
final class CellOrder {
  static final Comparator<Cell> COMPARATOR =
      Comparator.comparing(Cell::kubernetes, Version::compare)
          .thenComparing(Cell::runtime, CellOrder::ownFirst)
          .thenComparing(Cell::provider, CellOrder::kindFirst)
          .thenComparing(Cell::variant)
          .thenComparing(Cell::node)
          .thenComparing(Cell::profile)
          .thenComparing(Cell::allowPrivilegeEscalation);

  private CellOrder() {}

  private static int ownFirst(String left, String right) {
    return first(MatrixChoice.OWN, left, right);
  }

  static int kindFirst(String left, String right) {
    return first(ClusterSource.KIND, left, right);
  }

  private static int first(String usual, String left, String right) {
    boolean leftIs = left.equals(usual);
    return leftIs == right.equals(usual) ? NaturalOrder.compare(left, right) : leftIs ? -1 : 1;
  }
}
