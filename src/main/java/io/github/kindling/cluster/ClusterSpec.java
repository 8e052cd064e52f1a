package io.github.kindling.cluster;

import io.github.kindling.kubernetes.KubernetesVersion;
import java.nio.file.Path;

/**
 * What cluster is wanted. Equal specs can share one cluster.
 *
 * @param config the kind config, an absolute path; given to kind as it is
 * @param root the folder from which kind runs: relative {@code hostPath}s of the config count from
 *     it
 * @param kubernetes the version that its nodes run
 */
public record ClusterSpec(Path config, Path root, KubernetesVersion kubernetes) {
  /** For progress and reports, for example {@code plain.yaml on v1.34.11}. */
  @Override
  public String toString() {
    return config.getFileName() + " on " + kubernetes.version();
  }
}
