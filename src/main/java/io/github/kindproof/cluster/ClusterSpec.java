package io.github.kindproof.cluster;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import java.nio.file.Path;

/**
 * What cluster is wanted, and from whom. Equal specs can share one cluster.
 *
 * @param provider the name of the {@link ClusterProvider} that gives it
 * @param shape what it shall be like
 * @param kubernetes the version that its nodes run
 * @param runtime what its nodes run containers with
 */
public record ClusterSpec(
    String provider, ClusterShape shape, KubernetesVersion kubernetes, NodeRuntime runtime) {
  /** The provider that makes clusters unless another is named. */
  public static final String KIND = "kind";

  /** By a kind config, with the runtime that the node image has by itself. */
  public static ClusterSpec of(Path config, Path root, KubernetesVersion kubernetes) {
    return new ClusterSpec(
        KIND, new ClusterShape.ByConfig(config, root), kubernetes, NodeRuntime.own());
  }

  /** By what is wanted, made by kind, with the runtime that the node image has by itself. */
  public static ClusterSpec of(ClusterIntent intent, KubernetesVersion kubernetes) {
    return new ClusterSpec(KIND, new ClusterShape.ByIntent(intent), kubernetes, NodeRuntime.own());
  }

  /** The same with another runtime. */
  public ClusterSpec with(NodeRuntime other) {
    return new ClusterSpec(provider, shape, kubernetes, other);
  }

  /** The same from another provider. */
  public ClusterSpec from(String other) {
    return new ClusterSpec(other, shape, kubernetes, runtime);
  }

  /** For after the name of a cluster: {@code " by k3s"}, and nothing of kind's. */
  public static String by(String provider) {
    return provider.equals(KIND) ? "" : " by " + provider;
  }

  /** For progress and reports, for example {@code plain.yaml on v1.34.11}. */
  @Override
  public String toString() {
    String text = shape.name() + " on " + kubernetes.version();
    return text + by(provider) + (runtime.isOwn() ? "" : " with runtime " + runtime.name());
  }
}
