package io.github.kindproof.cluster;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.RuntimeSupport;
import io.github.kindproof.catalog.VersionSkew;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The specification of a cluster and its provider. Equal specs can share one cluster.
 *
 * @param provider the name of the {@link ClusterProvider}
 * @param shape the shape of the cluster
 * @param kubernetes the version that its nodes run; with {@code workers}, its control plane
 * @param workers the version of each worker; none if all nodes run the same
 * @param runtime the container runtime of its nodes
 * @param copy empty for a cluster to share; unique for one that will be changed after its boot
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ClusterSpec(
    String provider,
    ClusterShape shape,
    KubernetesVersion kubernetes,
    List<KubernetesVersion> workers,
    NodeRuntime runtime,
    String copy) {
  /** Copy the list. */
  public ClusterSpec {
    workers = List.copyOf(workers);
  }

  /** Create a spec of a kind cluster of this shape, with the node image's own runtime. */
  public static ClusterSpec of(ClusterShape shape, KubernetesVersion kubernetes) {
    return new ClusterSpec(ClusterSource.KIND, shape, kubernetes, List.of(), NodeRuntime.own(), "");
  }

  /**
   * Return the same spec with another runtime.
   *
   * @throws BadInputException if a kubelet of the spec cannot use it
   */
  public ClusterSpec with(NodeRuntime other) {
    versions().forEach(version -> RuntimeSupport.check(version, other));
    return new ClusterSpec(provider, shape, kubernetes, workers, other, copy);
  }

  /** Return the same spec with another provider. */
  public ClusterSpec from(String other) {
    return new ClusterSpec(other, shape, kubernetes, workers, runtime, copy);
  }

  /** Return the same spec for a user who changes the cluster: no equal request shares it. */
  public ClusterSpec unshared() {
    return new ClusterSpec(
        provider, shape, kubernetes, workers, runtime, UUID.randomUUID().toString());
  }

  /**
   * Return the same spec with workers of these versions, one for each worker of the shape.
   *
   * @throws BadInputException if Kubernetes does not support one below this control plane, or its
   *     kubelet cannot use the runtime
   */
  public ClusterSpec withWorkers(List<KubernetesVersion> versions) {
    for (KubernetesVersion version : versions) {
      RuntimeSupport.check(version, runtime);
      VersionSkew.violation(kubernetes, version)
          .ifPresent(
              rule -> {
                throw new BadInputException(
                    "worker of " + version.version(),
                    rule,
                    "name the newest version first, and workers of supported versions after it");
              });
    }
    return new ClusterSpec(provider, shape, kubernetes, versions, runtime, copy);
  }

  /** Return the version of each node, control plane first; one if all nodes run the same. */
  public List<KubernetesVersion> versions() {
    return Stream.concat(Stream.of(kubernetes), workers.stream()).toList();
  }

  /** Return the versions for people, for example {@code v1.37.0 over v1.36.4, v1.34.11}. */
  public String versionWords() {
    return kubernetes.version()
        + (workers.isEmpty()
            ? ""
            : " over "
                + workers.stream()
                    .map(KubernetesVersion::version)
                    .collect(Collectors.joining(", ")));
  }

  /** Return the text for progress and reports, for example {@code plain.yaml on v1.34.11}. */
  @Override
  public String toString() {
    String text = shape.name() + " on " + versionWords();
    return text
        + ClusterSource.renderSuffix(provider)
        + (runtime.isOwn() ? "" : " with runtime " + runtime.name());
  }
}
