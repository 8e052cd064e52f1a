package io.github.kindling.cli;

import io.github.kindling.check.Kubeconfig;
import io.github.kindling.cluster.ClusterSource;
import io.github.kindling.cluster.ClusterSpec;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who gives the clusters of a run. */
final class ProviderOptions {
  @Option(
      names = "--provider",
      paramLabel = "NAME",
      defaultValue = ClusterSpec.KIND,
      description =
          "Who gives clusters: kind, k3s, or existing with --kubeconfig and --context. What it "
              + "cannot give is not applicable, and says why. Default: ${DEFAULT-VALUE}.")
  private String provider = "";

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "With --provider existing: its kubeconfig. No other is looked at.")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "With --provider existing: which of its contexts.")
  private @Nullable String context;

  @Option(
      names = "--yes-on",
      paramLabel = "NAME",
      description = "The context's name again, where it looks like production.")
  private @Nullable String yesOn;

  ClusterSource source() {
    if (!provider.equals(ClusterSource.EXISTING) && kubeconfig == null && context == null) {
      return ClusterSource.of(provider);
    }
    Kubeconfig named = Kubeconfig.named(kubeconfig, context).meant(yesOn);
    return new ClusterSource(
        provider,
        Optional.of(new ClusterSource.Existing(named.file().toAbsolutePath(), named.context())));
  }
}
