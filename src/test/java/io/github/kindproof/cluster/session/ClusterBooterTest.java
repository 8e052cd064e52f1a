package io.github.kindproof.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.internal.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterBooterTest {
  private static final KubernetesVersion VERSION =
      new KubernetesVersion(
          "v1.34.11", null, null, SeccompStage.GATE_REMOVED, "go1.26.0", List.of(), false);
  private static final ClusterSpec PLAIN =
      ClusterSpec.of(ClusterIntent.asItIs(), VERSION).from("ended-while-preparing");

  private final List<String> called = new ArrayList<>();

  @Test
  void aRunThatIsEndedWhileAnImageIsMadeBootsNothing() {
    EndedWhilePreparing provider = new EndedWhilePreparing();
    ClusterBooter boots =
        new ClusterBooter(
            new Providers(List.of(provider)), Owner.current(), spec -> {}, Progress.silent());
    provider.end = boots::stop;

    assertThatThrownBy(() -> boots.boot(PLAIN))
        .isInstanceOf(InterruptionException.class)
        .hasMessageContaining("the boot of");
    assertThat(called).containsExactly("prepare", "stop booting");
  }

  /** Gives nothing: the run ends before it is asked to. */
  private final class EndedWhilePreparing implements ClusterProvider {
    private Runnable end = () -> {};

    @Override
    public String name() {
      return PLAIN.provider();
    }

    @Override
    public Optional<String> cannotGive(ClusterSpec spec) {
      return Optional.empty();
    }

    @Override
    public Optional<String> lacks(ClusterFeature ability) {
      return Optional.empty();
    }

    @Override
    public NodeCount nodesHere(ClusterSpec spec) {
      return NodeCount.ofCluster(0);
    }

    @Override
    public String madeOf(ClusterSpec spec) {
      return "nothing";
    }

    @Override
    public void prepare(ClusterSpec spec) {
      called.add("prepare");
      end.run();
    }

    @Override
    public BootResult boot(ClusterSpec spec, String name) {
      called.add("boot");
      throw new AssertionError("booted after the end of the run");
    }

    @Override
    public void stopBooting() {
      called.add("stop booting");
    }
  }
}
