package io.github.kindproof.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.time.Duration;

/** Clusters for tests of what is done with them; there is nothing behind their API server. */
final class SampleClusters {
  private SampleClusters() {}

  /** A boot that went well. */
  static BootResult.Booted booted(ClusterSpec spec, Runnable deletion) {
    Path nowhere = Path.of("");
    RunContext run =
        new RunContext(
            Owner.current(),
            new ProjectFiles(nowhere, new KindproofCache(nowhere)),
            Timeouts.standard(),
            Progress.silent());
    Cluster cluster =
        new ClusterBuilder(
                run,
                spec,
                "sample",
                new KubernetesClientBuilder().withConfig(Config.empty()).build())
            .deletedBy(deletion)
            .build();
    return new BootResult.Booted(cluster, Duration.ZERO);
  }
}
