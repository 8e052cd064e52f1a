package io.github.kindproof.catalog;

import io.github.kindproof.BadInputException;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The rule for a kubelet and its container runtime: they need a version of the Container Runtime
 * Interface in common. Kubelets before 1.23 speak only {@code v1alpha2}, which containerd 2 has
 * removed. Pure.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RuntimeSupport {
  private static final int FIRST_MINOR_WITH_CRI_V1 = 23;
  private static final int FIRST_CONTAINERD_WITHOUT_V1ALPHA2 = 2;

  private RuntimeSupport() {}

  /** Return whether the kubelets of a version need a containerd before 2. */
  public static boolean needsOldContainerd(KubernetesVersion kubelet) {
    return kubelet.minor() < FIRST_MINOR_WITH_CRI_V1;
  }

  /** Return the rule that a kubelet breaks with a runtime, in one sentence; empty if none. */
  public static Optional<String> violation(KubernetesVersion kubelet, NodeRuntime runtime) {
    return runtime
        .containerd()
        .filter(it -> needsOldContainerd(kubelet))
        .filter(it -> Version.of(it).numbers().get(0) >= FIRST_CONTAINERD_WITHOUT_V1ALPHA2)
        .map(
            it ->
                "a kubelet of %s cannot use containerd %s, which has removed v1alpha2 of the CRI"
                    .formatted(kubelet.version(), it));
  }

  /**
   * Check that a kubelet can use a runtime.
   *
   * @throws BadInputException if it cannot, with the rule
   */
  public static void check(KubernetesVersion kubelet, NodeRuntime runtime) {
    violation(kubelet, runtime)
        .ifPresent(
            rule -> {
              throw new BadInputException(
                  "runtime " + runtime.name(), rule, "name a runtime with containerd 1.6 or 1.7");
            });
  }
}
