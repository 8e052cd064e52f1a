package io.github.kindproof.cluster;

import io.github.kindproof.BadInputException;
import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * From whom a run has its clusters.
 *
 * @param provider the name of a {@link ClusterProvider}
 * @param existing which one, where the provider takes what is there
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ClusterSource(String provider, Optional<Existing> existing) {
  /** The provider that makes clusters unless another is named. */
  public static final String KIND = "kind";

  /** The provider's name for clusters that are there already. */
  public static final String EXISTING = "existing";

  public ClusterSource {
    if (provider.equals(EXISTING) != existing.isPresent()) {
      throw new BadInputException(
          "provider " + provider,
          existing.isPresent() ? "makes its clusters, and one is named" : "needs one to be named",
          existing.isPresent()
              ? "leave out the kubeconfig, or take provider " + EXISTING
              : "name a kubeconfig and one of its contexts");
    }
  }

  /**
   * A cluster that is there.
   *
   * @param kubeconfig an absolute path
   * @param context one of its contexts
   */
  public record Existing(Path kubeconfig, String context) {}

  /** A provider that makes its clusters. */
  public static ClusterSource of(String provider) {
    return new ClusterSource(provider, Optional.empty());
  }

  /** The cluster that it gives for this intent. */
  public ClusterShape shape(ClusterIntent intent) {
    return existing
        .<ClusterShape>map(it -> new ClusterShape.ByContext(it.kubeconfig(), it.context(), intent))
        .orElse(intent);
  }

  /** Whether it is kind, which can read a user's kind config. */
  public boolean isKind() {
    return provider.equals(KIND);
  }

  /** Renders what follows the name of a cluster: {@code " by k3s"}, and nothing for kind. */
  public static String renderSuffix(String provider) {
    return provider.equals(KIND) ? "" : " by " + provider;
  }
}
