package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterShape;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.kind.config.ConfigWarning;
import io.github.kindproof.cluster.kind.config.ConfigWarnings;
import io.github.kindproof.cluster.kind.config.KindConfig;
import io.github.kindproof.upgrade.diff.ConfigSeen;
import java.nio.file.Path;
import java.util.List;

/** Boots kind configs unchanged. */
record ConfigLook(LiveClusters clusters) {
  void at(String config) {
    SideArgument.Live wanted = clusters.wanted();
    Path root = clusters.harness().files().rootOf(config);
    Path file = onThisHost(clusters.harness().files().find(config), wanted);
    List<String> warnings =
        ConfigWarnings.of(KindConfig.read(file, root), wanted.kubernetes()).stream()
            .map(ConfigWarning::what)
            .toList();
    ClusterSpec spec =
        ClusterSpec.of(new ClusterShape.ByConfig(file, root), wanted.kubernetes())
            .with(wanted.runtime());
    String name = spec.shape().name();
    clusters.look("config " + name, () -> clusters.seen().add(boot(spec, name, warnings)));
  }

  private ConfigSeen boot(ClusterSpec spec, String name, List<String> warnings) {
    try (ClusterPool.Lease lease = clusters.harness().pool().lease(spec)) {
      return lease
          .result()
          .refused()
          .map(it -> DiffObservations.refused(name, it, warnings))
          .orElseGet(() -> new ConfigSeen(name, true, "", warnings, List.of()));
    }
  }

  private Path onThisHost(Path config, SideArgument.Live wanted) {
    if (clusters.harness().bootsConfigsByHand(wanted.kubernetes())) {
      return config;
    }
    Path copy =
        clusters
            .scope()
            .profiles()
            .resolveSibling("diff-configs")
            .resolve(wanted.kubernetes().version())
            .resolve(String.valueOf(config.getFileName()));
    return HostConfig.patched(config, copy);
  }
}
