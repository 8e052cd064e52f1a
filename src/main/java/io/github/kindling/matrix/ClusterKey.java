package io.github.kindling.matrix;

import java.util.Comparator;

/**
 * What one cluster of the matrix is.
 *
 * @param kubernetes the version
 * @param runtime the runtime's name
 * @param variant the kind of cluster
 */
public record ClusterKey(String kubernetes, String runtime, Variant variant)
    implements Comparable<ClusterKey> {
  private static final Comparator<ClusterKey> ORDER =
      Comparator.comparing(ClusterKey::kubernetes, Versions::compare)
          .thenComparing(ClusterKey::runtime, Versions::compare)
          .thenComparing(ClusterKey::variant);

  @Override
  public int compareTo(ClusterKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kubernetes + " " + runtime + ", " + variant;
  }
}
