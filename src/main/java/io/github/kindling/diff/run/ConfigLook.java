package io.github.kindling.diff.run;

import io.github.kindling.cluster.BootResult;
import io.github.kindling.cluster.ClusterPool;
import io.github.kindling.cluster.ClusterSpec;
import io.github.kindling.cluster.kind.ConfigWarning;
import io.github.kindling.cluster.kind.ConfigWarnings;
import io.github.kindling.cluster.kind.KindConfig;
import io.github.kindling.diff.ConfigSeen;
import io.github.kindling.harness.Harness;
import io.github.kindling.workload.Outcome;
import java.nio.file.Path;
import java.util.List;

/**
 * Boots kind configs as they are.
 *
 * @param clusters of the side
 */
record ConfigLook(LiveClusters clusters) {
  void at(String config) {
    ClusterSpec spec = spec(config);
    List<String> warnings =
        ConfigWarnings.of(KindConfig.read(spec.config(), spec.root()), spec.kubernetes()).stream()
            .map(ConfigWarning::what)
            .toList();
    String name = String.valueOf(spec.config().getFileName());
    clusters.look("config " + name, () -> clusters.seen().add(boot(spec, name, warnings)));
  }

  private ConfigSeen boot(ClusterSpec spec, String name, List<String> warnings) {
    try (ClusterPool.Lease lease = clusters.harness().pool().lease(spec)) {
      if (lease.result() instanceof BootResult.Refused refused) {
        Outcome.NodeRefused refusal = LiveClusters.refusal(refused);
        return LookedAt.refused(name, refusal, warnings, refused.evidence());
      }
      return new ConfigSeen(name, true, "", warnings, List.of());
    }
  }

  private ClusterSpec spec(String config) {
    Harness harness = clusters.harness();
    SideArgument.Live wanted = clusters.wanted();
    ClusterSpec spec = harness.spec(config, wanted.kubernetes()).with(wanted.runtime());
    if (harness.bootsConfigsByHand(wanted.kubernetes())) {
      return spec;
    }
    Path copy =
        clusters
            .profiles()
            .resolveSibling("diff-configs")
            .resolve(wanted.kubernetes().version())
            .resolve(String.valueOf(spec.config().getFileName()));
    return new ClusterSpec(
        HostConfig.patched(spec.config(), copy), spec.root(), spec.kubernetes(), spec.runtime());
  }
}
