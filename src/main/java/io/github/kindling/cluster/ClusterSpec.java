package io.github.kindling.cluster;

import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.runtime.NodeRuntime;
import java.nio.file.Path;

/**
 * What cluster is wanted. Equal specs can share one cluster.
 *
 * @param config the kind config, an absolute path; given to kind as it is
 * @param root the folder from which kind runs: relative {@code hostPath}s of the config count from
 *     it
 * @param kubernetes the version that its nodes run
 * @param runtime what its nodes run containers with
 */
public record ClusterSpec(
    Path config, Path root, KubernetesVersion kubernetes, NodeRuntime runtime) {

  /** With the runtime that the node image has by itself. */
  public ClusterSpec(Path config, Path root, KubernetesVersion kubernetes) {
    this(config, root, kubernetes, NodeRuntime.own());
  }

  /** The same with another runtime. */
  public ClusterSpec with(NodeRuntime other) {
    return new ClusterSpec(config, root, kubernetes, other);
  }

  /** For progress and reports, for example {@code plain.yaml on v1.34.11}. */
  @Override
  public String toString() {
    String text = config.getFileName() + " on " + kubernetes.version();
    return runtime.isOwn() ? text : text + " with runtime " + runtime.name();
  }
}
