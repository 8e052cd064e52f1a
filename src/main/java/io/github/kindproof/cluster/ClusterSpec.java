package io.github.kindproof.cluster;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * The specification of a cluster and its provider. Equal specs can share one cluster.
 *
 * @param provider the name of the {@link ClusterProvider}
 * @param shape the shape of the cluster
 * @param kubernetes the version that its nodes run
 * @param runtime the container runtime of its nodes
 * @param copy empty for a cluster to share; unique for one that will be changed after its boot
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ClusterSpec(
    String provider,
    ClusterShape shape,
    KubernetesVersion kubernetes,
    NodeRuntime runtime,
    String copy) {
  /** Create a spec of a kind cluster of this shape, with the node image's own runtime. */
  public static ClusterSpec of(ClusterShape shape, KubernetesVersion kubernetes) {
    return new ClusterSpec(ClusterSource.KIND, shape, kubernetes, NodeRuntime.own(), "");
  }

  /** Return the same spec with another runtime. */
  public ClusterSpec with(NodeRuntime other) {
    return new ClusterSpec(provider, shape, kubernetes, other, copy);
  }

  /** Return the same spec with another provider. */
  public ClusterSpec from(String other) {
    return new ClusterSpec(other, shape, kubernetes, runtime, copy);
  }

  /** Return the same spec for a user who changes the cluster: no equal request shares it. */
  public ClusterSpec unshared() {
    return new ClusterSpec(provider, shape, kubernetes, runtime, UUID.randomUUID().toString());
  }

  /** Return the text for progress and reports, for example {@code plain.yaml on v1.34.11}. */
  @Override
  public String toString() {
    String text = shape.name() + " on " + kubernetes.version();
    return text
        + ClusterSource.renderSuffix(provider)
        + (runtime.isOwn() ? "" : " with runtime " + runtime.name());
  }
}
