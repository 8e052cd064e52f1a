package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.catalog.Version;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.internal.report.NaturalOrder;
import java.util.Comparator;

/** One cluster of the matrix. */
public record ClusterKey(String kubernetes, String runtime, String provider, Variant variant)
    implements Comparable<ClusterKey> {
  private static final Comparator<ClusterKey> ORDER =
      Comparator.comparing(ClusterKey::kubernetes, Version::compare)
          .thenComparing(ClusterKey::runtime, first(MatrixChoice.OWN))
          .thenComparing(ClusterKey::provider, first(ClusterSource.KIND))
          .thenComparing(ClusterKey::variant);

  /** This name first, the others by the numbers in them. */
  private static Comparator<String> first(String usual) {
    return Comparator.comparing((String name) -> !name.equals(usual))
        .thenComparing(NaturalOrder::compare);
  }

  @Override
  public int compareTo(ClusterKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kubernetes + " " + runtime + ClusterSource.renderSuffix(provider) + ", " + variant;
  }
}
