package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.upgrade.rollout.NodeChange;
import io.github.kindproof.upgrade.rollout.NodeResult;
import io.github.kindproof.upgrade.rollout.RollOutResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** containerd and runc exchanged on running nodes, there and back again. */
@Tag("long")
@SeccompTest(kubernetes = "v1.34.11")
class RollingRuntimeIT {
  @Test
  void anotherContainerdAndRuncAreRolledOutAndNoRequestFails(
      Harness harness, KubernetesVersion version) {
    NodeRuntime runtime = harness.runtimes().get("2.3");
    String image = harness.nodeImage(version, runtime).reference();
    NodeRuntime older = harness.runtimes().get("1.6");
    try (RollingCluster rolling = RollingCluster.boot(harness, version, older)) {
      RollOutResult result = rolling.roll(new NodeChange.Runtime(runtime, image));
      rolling.check(result, () -> isChanged(result, runtime));
    }
  }

  private static void isChanged(RollOutResult result, NodeRuntime runtime) {
    assertThat(result.traffic().failed()).isZero();
    assertThat(result.nodes()).hasSize(2);
    for (NodeResult node : result.nodes()) {
      assertThat(node)
          .isInstanceOfSatisfying(
              NodeResult.Changed.class,
              it -> {
                assertThat(it.after().settings())
                    .containsEntry("containerd", runtime.containerd().orElseThrow())
                    .containsEntry("containers started by", runtime.oci().orElseThrow().toString())
                    .doesNotContainEntry("containerd", it.before().settings().get("containerd"));
                assertThat(it.trials()).hasSize(2).allMatch(trial -> trial.outcome().isWorking());
                // Each has a shim of its own, which goes on without containerd. A pod of the
                // node's network may be restarted by the new one; which is told.
                assertThat(it.stayed())
                    .hasSize(3)
                    .filteredOn(stayed -> stayed.before().pod().contains("/resident-"))
                    .singleElement()
                    .matches(resident -> !resident.wasRestarted());
                assertThat(it.after().blocked()).contains("io_uring_setup");
                assertThat(it.before().blocked()).doesNotContain("io_uring_setup");
              });
    }
  }

  @Test
  void aContainerdThatDoesNotStartIsTakenBack(Harness harness, KubernetesVersion version) {
    String nodeImage = harness.nodeImage(version, NodeRuntime.own()).reference();
    String name = "kindproof/broken-containerd:" + ProcessHandle.current().pid();
    try (RollingCluster rolling = RollingCluster.boot(harness, version);
        BrokenContainerd broken =
            new BrokenContainerd(rolling.worker().docker(), nodeImage, name)) {
      RollOutResult result = rolling.roll(new NodeChange.Runtime(NodeRuntime.own(), name));
      rolling.check(result, () -> isTakenBack(rolling, result));
    }
  }

  private static void isTakenBack(RollingCluster rolling, RollOutResult result) {
    assertThat(result.traffic().failed()).isZero();
    assertThat(result.notBegun()).containsExactly(rolling.worker2().container());
    assertThat(result.nodes())
        .singleElement()
        .isInstanceOfSatisfying(
            NodeResult.RolledBack.class,
            it -> {
              assertThat(it.why().what())
                  .contains("containerd does not start", "this one is broken");
              assertThat(it.after().settings()).isEqualTo(it.before().settings());
            });
  }
}
