package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.catalog.Version;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.internal.report.NaturalOrder;
import java.util.Comparator;

/**
 * What one cluster of the matrix is.
 *
 * @param kubernetes the version
 * @param runtime the runtime's name
 * @param provider who gives it
 * @param variant the kind of cluster
 */
public record ClusterKey(String kubernetes, String runtime, String provider, Variant variant)
    implements Comparable<ClusterKey> {
  private static final Comparator<ClusterKey> ORDER =
      Comparator.comparing(ClusterKey::kubernetes, Version::compare)
          .thenComparing(ClusterKey::runtime, NaturalOrder::compare)
          .thenComparing(ClusterKey::provider, CellOrder::kindFirst)
          .thenComparing(ClusterKey::variant);

  @Override
  public int compareTo(ClusterKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kubernetes + " " + runtime + ClusterSource.renderSuffix(provider) + ", " + variant;
  }
}
