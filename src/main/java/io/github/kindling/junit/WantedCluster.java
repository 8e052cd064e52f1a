package io.github.kindling.junit;

import io.github.kindling.cluster.ClusterSpec;
import io.github.kindling.cluster.kind.ClusterIntent;
import io.github.kindling.cluster.kind.SeccompDefaultNodes;
import io.github.kindling.failure.BadInput;
import io.github.kindling.harness.Harness;
import io.github.kindling.kubernetes.KubernetesVersion;
import java.nio.file.Path;
import java.util.Optional;

/** What cluster a {@link SeccompTest} asks for: by a kind config, or by what it shall be like. */
final class WantedCluster {
  private static final String PLAIN = "kind-configs/plain.yaml";

  private WantedCluster() {}

  /**
   * @throws BadInput if both ways are used, or a node is named that the cluster has not
   */
  static ClusterSpec spec(SeccompTest wanted, Harness harness, KubernetesVersion version) {
    boolean byIntent = !wanted.seccompDefault().isEmpty() || !wanted.profiles().isEmpty();
    if (!byIntent) {
      return harness.spec(wanted.config().isEmpty() ? PLAIN : wanted.config(), version);
    }
    if (!wanted.config().isEmpty()) {
      throw new BadInput(
          "@SeccompTest",
          "it has config and also seccompDefault or profiles",
          "leave one out: a config of yours is never changed");
    }
    String nodes = wanted.seccompDefault().isEmpty() ? "none" : wanted.seccompDefault();
    return harness.spec(
        new ClusterIntent(
            wanted.workers(),
            SeccompDefaultNodes.of("@SeccompTest(seccompDefault)", nodes, wanted.workers()),
            Optional.of(wanted.profiles())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).toAbsolutePath().toString())),
        version);
  }
}
