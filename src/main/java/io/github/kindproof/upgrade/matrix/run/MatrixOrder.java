package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.ClusterKey;
import io.github.kindproof.upgrade.matrix.Variant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The order of clusters that minimizes the total time: clusters whose image is present first, and
 * within each group, the longest first. Pure.
 */
final class MatrixOrder {
  private MatrixOrder() {}

  /**
   * One cluster's work.
   *
   * @param cells at least one
   */
  record Work(ClusterKey cluster, List<Cell> cells) {
    /** An estimate from measurements on an idle machine with two cores. */
    int seconds() {
      int nodes = (int) cells.stream().map(Cell::node).distinct().count();
      int boot = 15 * nodes;
      return boot + (cluster.variant() == Variant.PROFILES ? 40 : 6) + cells.size();
    }
  }

  static List<Work> of(Collection<Cell> cells, Predicate<Cell> hasImage) {
    Map<ClusterKey, List<Cell>> clusters =
        cells.stream()
            .collect(Collectors.groupingBy(Cell::cluster, TreeMap::new, Collectors.toList()));
    return clusters.entrySet().stream()
        .map(entry -> new Work(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing((Work work) -> !hasImage.test(work.cells().get(0)))
                .thenComparing(Work::seconds, Comparator.reverseOrder())
                .thenComparing(Work::cluster))
        .toList();
  }
}
