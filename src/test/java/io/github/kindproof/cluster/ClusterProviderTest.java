package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterProviderTest {
  private static final ClusterSpec SPEC =
      ClusterSpec.of(
          ClusterIntent.asItIs(),
          new KubernetesVersion(
              "v1.34.11", null, null, SeccompStage.GATE_REMOVED, "", List.of(), false));

  @Test
  void whatItCannotGiveComesBeforeWhatItsClustersLack() {
    assertThat(
            new Fixed(Optional.of("not two nodes")).whyNot(SPEC, Set.of(ClusterFeature.KERNEL_LOG)))
        .contains("not two nodes");
  }

  @Test
  void whatItsClustersLackIsToldIfItIsNeeded() {
    Fixed provider = new Fixed(Optional.empty());
    assertThat(provider.whyNot(SPEC, Set.of(ClusterFeature.KERNEL_LOG))).contains("no KERNEL_LOG");
    assertThat(provider.whyNot(SPEC, Set.of())).isEmpty();
  }

  private record Fixed(Optional<String> reason) implements ClusterProvider {
    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public Optional<String> cannotGive(ClusterSpec spec) {
      return reason;
    }

    @Override
    public Optional<String> lacks(ClusterFeature ability) {
      return Optional.of("no " + ability);
    }

    @Override
    public NodeCount nodesHere(ClusterSpec spec) {
      return NodeCount.NONE;
    }

    @Override
    public String madeOf(ClusterSpec spec) {
      return "";
    }

    @Override
    public BootResult boot(ClusterSpec spec, String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void stopBooting() {}
  }
}
