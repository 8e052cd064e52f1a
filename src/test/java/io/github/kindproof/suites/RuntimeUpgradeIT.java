package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.workload.PodObservation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A profile that was right on runc 1.1 fails on runc 1.5, with nothing else changed. */
@SeccompTest(
    config = "kind-configs/profiles.yaml",
    kubernetes = "v1.34.11",
    runtimes = {"own", "1.6"})
@Order(7)
class RuntimeUpgradeIT {
  private static final int NODES = 2;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifests/recorded-on-runc-1.1.yaml",
        "manifests/recorded-on-runc-1.1-no-escalation.yaml"
      })
  void whatWasRecordedOnTheOldRuntimeLacksStatxOnTheNew(
      String manifest, Cluster cluster, NodeRuntime runtime) {
    PodObservation nginx = cluster.apply(manifest).pod("nginx");
    if (runtime.isOwn()) {
      assertThat(nginx).isCrashLooping().forWantOf("statx");
    } else {
      assertThat(nginx).isRunning().servesWholePagesFromNodes(NODES);
    }
  }

  @Test
  void theRuntimeThatWasAskedForRunsOnEveryNode(Cluster cluster, NodeRuntime runtime) {
    assertThat(cluster.nodes())
        .hasSize(NODES)
        .allSatisfy(node -> assertThat(node.runtime().differsFrom(runtime)).isEmpty());
  }
}
