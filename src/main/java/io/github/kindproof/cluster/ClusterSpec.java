package io.github.kindproof.cluster;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * What cluster is wanted, and from whom. Equal specs can share one cluster.
 *
 * @param provider the name of the {@link ClusterProvider} that gives it
 * @param shape what it shall be like
 * @param kubernetes the version that its nodes run
 * @param runtime what its nodes run containers with
 * @param copy empty for a cluster that all who want the same may share; different for each that
 *     will be changed after its boot
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ClusterSpec(
    String provider,
    ClusterShape shape,
    KubernetesVersion kubernetes,
    NodeRuntime runtime,
    String copy) {
  /** A cluster of this shape from kind, with the runtime that node images have by themselves. */
  public static ClusterSpec of(ClusterShape shape, KubernetesVersion kubernetes) {
    return new ClusterSpec(ClusterSource.KIND, shape, kubernetes, NodeRuntime.own(), "");
  }

  /** The same with another runtime. */
  public ClusterSpec with(NodeRuntime other) {
    return new ClusterSpec(provider, shape, kubernetes, other, copy);
  }

  /** The same from another provider. */
  public ClusterSpec from(String other) {
    return new ClusterSpec(other, shape, kubernetes, runtime, copy);
  }

  /** The same for one who changes it: nobody else who wants the same gets it. */
  public ClusterSpec unshared() {
    return new ClusterSpec(provider, shape, kubernetes, runtime, UUID.randomUUID().toString());
  }

  /** For progress and reports, for example {@code plain.yaml on v1.34.11}. */
  @Override
  public String toString() {
    String text = shape.name() + " on " + kubernetes.version();
    return text
        + ClusterSource.renderSuffix(provider)
        + (runtime.isOwn() ? "" : " with runtime " + runtime.name());
  }
}
