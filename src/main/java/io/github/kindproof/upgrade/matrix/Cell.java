package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.cluster.ClusterSource;
import java.util.Comparator;

/**
 * One pod in one cluster.
 *
 * @param kubernetes for example {@code v1.34.11}
 * @param runtime as {@code runtimes.yaml} names it; {@code own} is the node image's
 * @param provider for example {@code kind}
 * @param profile {@code unset}, {@code RuntimeDefault}, {@code Unconfined}, {@code OCI}, {@code
 *     missing}, or a file in {@code profiles/} without its {@code .json}
 */
public record Cell(
    String kubernetes,
    String runtime,
    String provider,
    Variant variant,
    NodeKind node,
    String profile,
    boolean allowPrivilegeEscalation)
    implements Comparable<Cell> {

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::cluster)
          .thenComparing(Cell::node)
          .thenComparing(Cell::profile)
          .thenComparing(Cell::allowPrivilegeEscalation);

  /** Unique, and valid as a file name. */
  public String id() {
    return String.join(
        "_",
        kubernetes,
        provider.equals(ClusterSource.KIND) ? runtime : runtime + "_" + provider,
        variant.word(),
        node.word(),
        profile,
        allowPrivilegeEscalation ? "escalation" : "no-escalation");
  }

  /** Whether its pod is the probe, as for every profile that is no file; otherwise it is nginx. */
  public boolean isProbe() {
    return MatrixChoice.WITHOUT_FILE.contains(profile) || profile.equals(MatrixChoice.OCI);
  }

  /** Equal for all cells that one cluster can run. */
  public ClusterKey cluster() {
    return new ClusterKey(kubernetes, runtime, provider, variant);
  }

  /** The kind of cluster, and the node if it has several: {@code canary with-default}. */
  public String place() {
    return variant.nodeCount() > 1 ? variant + " " + node : variant.word();
  }

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }

  /** For example {@code v1.34.11 own, plain: unset, with escalation}. */
  @Override
  public String toString() {
    return "%s %s%s, %s: %s, %s escalation"
        .formatted(
            kubernetes,
            runtime,
            ClusterSource.renderSuffix(provider),
            place(),
            profile,
            allowPrivilegeEscalation ? "with" : "without");
  }
}
