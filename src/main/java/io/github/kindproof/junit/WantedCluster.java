package io.github.kindproof.junit;

import io.github.kindproof.BadInput;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import java.nio.file.Path;
import java.util.Optional;

/** What cluster a {@link SeccompTest} asks for: by a kind config, or by what it shall be like. */
final class WantedCluster {
  private static final String PLAIN = "kind-configs/plain.yaml";

  private WantedCluster() {}

  /**
   * @throws BadInput if both ways are used, or a node is named that the cluster has not
   */
  static ClusterSpec spec(
      SeccompTest wanted, ProjectFiles files, KubernetesVersion version, ClusterSource source) {
    boolean byIntent =
        !wanted.seccompDefault().isEmpty()
            || !wanted.profiles().isEmpty()
            || (wanted.config().isEmpty() && !source.isKind());
    if (!byIntent) {
      String config = wanted.config().isEmpty() ? PLAIN : wanted.config();
      return ClusterSpec.of(files.find(config), files.rootOf(config), version)
          .from(source.provider());
    }
    if (!wanted.config().isEmpty()) {
      throw new BadInput(
          "@SeccompTest",
          "it has config and also seccompDefault or profiles",
          "leave one out: a config of yours is never changed");
    }
    return source.spec(intent(wanted, source), version);
  }

  private static ClusterIntent intent(SeccompTest wanted, ClusterSource source) {
    int usual = source.isKind() ? 1 : 0;
    int workers = wanted.workers() == SeccompTest.AS_USUAL ? usual : wanted.workers();
    String nodes = wanted.seccompDefault().isEmpty() ? "none" : wanted.seccompDefault();
    return new ClusterIntent(
        workers,
        SeccompDefaultNodes.of("@SeccompTest(seccompDefault)", nodes, workers),
        Optional.of(wanted.profiles())
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder).toAbsolutePath().toString()));
  }
}
