package io.github.kindproof.cluster;

import io.github.kindproof.BadInputException;
import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The source of a run's clusters.
 *
 * @param provider the name of a {@link ClusterProvider}
 * @param existing the cluster, if the provider uses an existing one
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ClusterSource(String provider, Optional<Existing> existing) {
  /** The default provider. */
  public static final String KIND = "kind";

  /** The name of the provider for existing clusters. */
  public static final String EXISTING = "existing";

  public ClusterSource {
    if (provider.equals(EXISTING) != existing.isPresent()) {
      throw new BadInputException(
          "provider " + provider,
          existing.isPresent() ? "creates its own clusters" : "needs an existing cluster",
          existing.isPresent()
              ? "leave out the kubeconfig, or use provider " + EXISTING
              : "specify a kubeconfig and one of its contexts");
    }
  }

  /**
   * An existing cluster.
   *
   * @param kubeconfig an absolute path
   * @param context one of its contexts
   */
  public record Existing(Path kubeconfig, String context) {}

  /** Return the source for a provider that makes its clusters. */
  public static ClusterSource of(String provider) {
    return new ClusterSource(provider, Optional.empty());
  }

  /** Return the shape of the source's cluster for this intent. */
  public ClusterShape shape(ClusterIntent intent) {
    return existing
        .<ClusterShape>map(it -> new ClusterShape.ByContext(it.kubeconfig(), it.context(), intent))
        .orElse(intent);
  }

  /** Return whether the source is kind, which can read a user's kind config. */
  public boolean isKind() {
    return provider.equals(KIND);
  }

  /** Render the suffix of a cluster's name: {@code " by k3s"}, or an empty text for kind. */
  public static String renderSuffix(String provider) {
    return provider.equals(KIND) ? "" : " by " + provider;
  }
}
