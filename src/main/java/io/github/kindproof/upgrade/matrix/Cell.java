package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.cluster.ClusterSource;

/**
 * One pod in one cluster: what the matrix asks about.
 *
 * @param kubernetes the version, for example {@code v1.34.11}
 * @param runtime the runtime as {@code runtimes.yaml} names it; {@code own} is the node image's
 * @param provider who gives its cluster, for example {@code kind}
 * @param variant the kind of cluster
 * @param node which of its nodes the pod is on
 * @param profile the workload profile: {@code unset}, {@code RuntimeDefault}, {@code Unconfined},
 *     {@code missing}, or a file of {@code profiles/} without its {@code .json}
 * @param allowPrivilegeEscalation as the container's security context says
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

  /** The same for the same cell, another one for another; also fit as a file's name. */
  public String id() {
    return String.join(
        "_",
        kubernetes,
        isByKind() ? runtime : runtime + "_" + provider,
        variant.word(),
        node.word(),
        profile,
        allowPrivilegeEscalation ? "escalation" : "no-escalation");
  }

  /** The cells that one cluster serves have this in common. */
  public ClusterKey cluster() {
    return new ClusterKey(kubernetes, runtime, provider, variant);
  }

  /** Kubernetes and runtime: {@code v1.34.11}, {@code v1.34.11 with 2.3, by k3s}. */
  String environment() {
    return kubernetes
        + (runtime.equals(MatrixChoice.OWN) ? "" : " with " + runtime)
        + (isByKind() ? "" : ", by " + provider);
  }

  /** The runtime, and who gives it unless it is kind: {@code own, by k3s}. */
  String runtimeBy() {
    return isByKind() ? runtime : runtime + ", by " + provider;
  }

  private boolean isByKind() {
    return provider.equals(ClusterSource.KIND);
  }

  /** The kind of cluster, with the node where there are two kinds: {@code canary with-default}. */
  String place() {
    return variant == Variant.CANARY ? variant + " " + node : variant.word();
  }

  /** In the order of versions, runtimes, providers, variants, nodes and profiles. */
  @Override
  public int compareTo(Cell other) {
    return CellOrder.COMPARATOR.compare(this, other);
  }

  /** For people, for example {@code v1.34.11 own, plain: unset, with escalation}. */
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
