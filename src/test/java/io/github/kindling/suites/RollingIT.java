package io.github.kindling.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindling.cluster.BootResult;
import io.github.kindling.cluster.Cluster;
import io.github.kindling.cluster.ClusterPool;
import io.github.kindling.cluster.kind.ClusterIntent;
import io.github.kindling.cluster.kind.SeccompDefaultNodes;
import io.github.kindling.harness.Harness;
import io.github.kindling.junit.SeccompTest;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.node.NodeShell;
import io.github.kindling.progress.Progress;
import io.github.kindling.rollout.NodeChange;
import io.github.kindling.rollout.NodeResult;
import io.github.kindling.rollout.RollOut;
import io.github.kindling.rollout.RollOutLimits;
import io.github.kindling.rollout.RollOutResult;
import io.github.kindling.rollout.RollOutText;
import io.github.kindling.seccomp.SeccompMode;
import io.github.kindling.workload.Workload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** SeccompDefault turned on in a running cluster, as the article advises: one node at a time. */
@SeccompTest
class RollingIT {
  private static final ClusterIntent TWO_WORKERS =
      new ClusterIntent(2, new SeccompDefaultNodes.None(), Optional.empty());

  @Test
  void aRefusedNodeIsRolledBackThenAllAreChangedAndNoRequestFails(
      Harness harness, KubernetesVersion version) {
    try (ClusterPool.Lease lease = harness.pool().lease(harness.ownSpec(TWO_WORKERS, version))) {
      assertThat(lease.result()).isInstanceOf(BootResult.Booted.class);
      Cluster cluster = ((BootResult.Booted) lease.result()).cluster();
      Workload workload = cluster.apply("manifests/rolling.yaml");
      RollOut rollOut =
          new RollOut(cluster, List.of(workload), Progress.forConsole(), RollOutLimits.standard());
      NodeShell worker = cluster.nodes().get(1);
      NodeShell worker2 = cluster.nodes().get(2);

      RollOutResult refused =
          rollOut.run(new NodeChange.SeccompDefault(true), List.of(worker, worker2));
      System.err.println(RollOutText.of(refused));
      assertThat(refused.traffic().failed()).as(refused.traffic().toString()).isZero();
      assertThat(refused.notBegun()).containsExactly(worker2.container());
      assertThat(refused.nodes()).hasSize(1);

      RollOutResult changed = rollOut.run(NodeChange.SeccompDefault.on(version));
      System.err.println(RollOutText.of(changed));
      assertThat(changed.traffic().failed()).as(changed.traffic().toString()).isZero();
      assertThat(changed.nodes()).hasSize(2).allMatch(NodeResult.Changed.class::isInstance);
      for (Pod pod : cluster.client().pods().inNamespace(workload.namespace()).list().getItems()) {
        boolean resident = pod.getMetadata().getName().startsWith("resident");
        assertThat(workload.pod(pod.getMetadata().getName()))
            .isRunning()
            .namesNoProfile()
            .hasSeccomp(resident ? SeccompMode.DISABLED : SeccompMode.FILTERING);
      }
    }
  }
}
