package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.PodObservation;
import org.junit.jupiter.api.Test;

/** Step 2 where it boots: every node filters pods that name no profile. */
interface FilteringByDefault {
  @Test
  default void everyNodeFiltersAPodThatNamesNoProfile(Cluster cluster) {
    for (NodeShell node : cluster.nodes()) {
      PodObservation pod = ProbePod.on(node, cluster);
      assertThat(pod)
          .isRunning()
          .isOn(node.container())
          .namesNoProfile()
          .hasSeccomp(SeccompMode.FILTERING);
      assertThat(ProbePod.report(pod).blockedBySeccomp()).contains("add_key", "userfaultfd");
    }
  }

  @Test
  default void crictlInspectShowsTheFilterThatThePodsSpecLacks(Cluster cluster) {
    PodObservation pod = ProbePod.in(cluster);
    assertThat(pod).namesNoProfile();
    assertThat(pod.filter()).isNotNull();
  }
}
