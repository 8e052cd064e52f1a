package io.github.kindproof.tutorial;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterShape;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.session.Harness;
import java.util.Optional;

/**
 * The cluster that a step needs: the reader's kind config, and the same cluster as an intent for
 * other providers and for versions on which the config alone does not boot on this host.
 *
 * @param intent with the folder of profiles as in the config; empty if only the config will do
 */
public record StepCluster(String config, Optional<ClusterIntent> intent) {
  static StepCluster of(String config) {
    return new StepCluster(config, Optional.empty());
  }

  static StepCluster of(String config, ClusterIntent intent) {
    return new StepCluster(config, Optional.of(intent));
  }

  /**
   * Return the spec: for kind by the config if that boots, else by the intent; for other providers
   * by the intent, on one node if that suffices.
   */
  ClusterSpec spec(Harness harness, KubernetesVersion version, ClusterSource source) {
    boolean byFile = source.isKind() && harness.bootsConfigsByHand(version);
    if (intent.isEmpty() || byFile) {
      return ClusterSpec.of(ClusterShape.ByConfig.of(harness.files(), config), version)
          .from(source.provider());
    }
    ClusterIntent wanted = intent.get();
    Optional<String> profiles =
        wanted.profiles().map(folder -> harness.files().rootOf(config).resolve(folder).toString());
    ClusterIntent here = new ClusterIntent(wanted.workers(), wanted.seccompDefault(), profiles);
    return ClusterSpec.of(source.shape(source.isKind() ? here : here.onOneNode()), version)
        .from(source.provider());
  }
}
