package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterSpecTest {
  private static final KubernetesVersion VERSION =
      new KubernetesVersion(
          "v1.34.11", null, null, SeccompStage.GATE_REMOVED, "", List.of(), false);
  private static final ClusterSpec PLAIN = ClusterSpec.of(ClusterIntent.asItIs(), VERSION);

  @Test
  void equalWishesShareAClusterUnlessOneWillChangeIt() {
    assertThat(ClusterSpec.of(ClusterIntent.asItIs(), VERSION)).isEqualTo(PLAIN);
    assertThat(PLAIN.unshared()).isNotEqualTo(PLAIN).isNotEqualTo(PLAIN.unshared());
  }

  @Test
  void aChangedClusterKeepsWhatElseIsWanted() {
    assertThat(PLAIN.unshared().from("k3s")).hasToString("plain on v1.34.11 by k3s");
    ClusterSpec unshared = PLAIN.unshared();
    assertThat(unshared.from("k3s").from(ClusterSource.KIND)).isEqualTo(unshared);
  }

  @Test
  void aShapeSaysWhoseItIs() {
    ClusterShape config = new ClusterShape.ByConfig(Path.of("/mine.yaml"), Path.of("/"));
    ClusterShape there =
        new ClusterShape.ByContext(Path.of("/kubeconfig"), "there", ClusterIntent.asItIs());
    assertThat(config.isByConfig()).isTrue();
    assertThat(config.isSomebodyElses()).isFalse();
    assertThat(there.isSomebodyElses()).isTrue();
    assertThat(there.isByConfig()).isFalse();
    assertThat(ClusterIntent.asItIs().isByConfig()).isFalse();
    assertThat(ClusterIntent.asItIs().isSomebodyElses()).isFalse();
  }
}
