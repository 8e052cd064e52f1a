package io.github.kindproof.cli;

import io.github.kindproof.cluster.ClusterSource;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The provider of the clusters of a run. */
final class ProviderOptions {
  @Option(
      names = "--provider",
      paramLabel = "NAME",
      defaultValue = ClusterSource.KIND,
      description =
          "Provider of clusters: kind, k3s, or existing with --kubeconfig and --context. "
              + "Features that a provider does not support are reported as not applicable, with "
              + "the reason. "
              + "Default: ${DEFAULT-VALUE}.")
  private String provider = "";

  @Mixin private NamedContextOptions context;

  ClusterSource source() {
    if (!provider.equals(ClusterSource.EXISTING) && !context.isGiven()) {
      return ClusterSource.of(provider);
    }
    return new ClusterSource(provider, Optional.of(context.meant().existing()));
  }
}
