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

/** A running node changes from runc to crun, which needs a message bus, and back again. */
@Tag("long")
@SeccompTest(kubernetes = "v1.34.11")
class RollingToCrunIT {
  @Test
  void crunIsRolledOutWithItsMessageBusAndRuncAfterIt(Harness harness, KubernetesVersion version) {
    NodeRuntime crun = harness.runtimes().get("crun-1.21");
    String withCrun = harness.nodeImage(version, crun).reference();
    String withRunc = harness.nodeImage(version, NodeRuntime.own()).reference();
    try (RollingCluster rolling = RollingCluster.bootWithOneWorker(harness, version)) {
      String runc = rolling.worker().runtime().oci().toString();

      RollOutResult there = rolling.roll(new NodeChange.Runtime(crun, withCrun));
      rolling.check(there, () -> isChanged(there, "crun 1.21"));

      RollOutResult back = rolling.roll(new NodeChange.Runtime(NodeRuntime.own(), withRunc));
      rolling.check(back, () -> isChanged(back, runc));
    }
  }

  private static void isChanged(RollOutResult result, String program) {
    assertThat(result.traffic().failed()).isZero();
    assertThat(result.nodes())
        .singleElement()
        .isInstanceOfSatisfying(
            NodeResult.Changed.class,
            it -> {
              assertThat(it.after().settings()).containsEntry("containers started by", program);
              assertThat(it.trials()).isNotEmpty().allMatch(trial -> trial.outcome().isWorking());
            });
  }
}
