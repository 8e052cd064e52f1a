package io.github.kindproof.tutorial;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterShape;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.session.Harness;
import java.util.Optional;

/**
 * The cluster that a step needs: a reader's own kind config, and the same wish in other words, for
 * versions on which this host asks more of a config than the file says.
 *
 * @param config the kind config
 * @param intent the same wish, with the folder of profiles as in the file; empty if just the file
 *     will do
 */
public record StepCluster(String config, Optional<ClusterIntent> intent) {
  static StepCluster of(String config) {
    return new StepCluster(config, Optional.empty());
  }

  static StepCluster of(String config, ClusterIntent intent) {
    return new StepCluster(config, Optional.of(intent));
  }

  /**
   * For kind the file where it boots, else what is rendered for this version and host; for others
   * the wish, on one node where that is as good.
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
