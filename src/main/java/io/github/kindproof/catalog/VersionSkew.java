package io.github.kindproof.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rule of Kubernetes for nodes of several versions: a kubelet may be up to three minor versions
 * older than the API server from 1.28 on, up to two before, and never newer. Pure.
 */
public final class VersionSkew {
  /** The first minor whose API server supports kubelets that are three minors older. */
  private static final int THREE_SINCE = 28;

  private VersionSkew() {}

  /**
   * Return the rule that such a node breaks, in one sentence; empty if Kubernetes supports it.
   *
   * @param controlPlane the version of the API server
   * @param kubelet the version of a node
   */
  public static Optional<String> violation(
      KubernetesVersion controlPlane, KubernetesVersion kubelet) {
    int behind = controlPlane.minor() - kubelet.minor();
    int most = most(controlPlane);
    if (behind < 0) {
      return Optional.of(
          "a kubelet of %s is newer than an API server of %s, which Kubernetes does not support"
              .formatted(kubelet.version(), controlPlane.version()));
    }
    return behind > most
        ? Optional.of(
            "a kubelet of %s is %d minor versions older than an API server of %s, and Kubernetes supports %d"
                .formatted(kubelet.version(), behind, controlPlane.version(), most))
        : Optional.empty();
  }

  /**
   * Return older versions for nodes below a control plane: the newest of each minor that Kubernetes
   * supports there, newest first.
   *
   * @param known the versions to choose from
   */
  public static List<KubernetesVersion> supportedOlder(
      KubernetesVersion controlPlane, List<KubernetesVersion> known) {
    return IntStream.rangeClosed(1, most(controlPlane))
        .map(behind -> controlPlane.minor() - behind)
        .mapToObj(
            minor ->
                known.stream()
                    .filter(version -> version.minor() == minor)
                    .max(Comparator.comparing(KubernetesVersion::numbers)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static int most(KubernetesVersion controlPlane) {
    return controlPlane.minor() >= THREE_SINCE ? 3 : 2;
  }
}
