package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import org.junit.jupiter.api.Test;

/** Step 2b: the canary worker filters, its neighbor does not. */
interface OneFilteringWorker {
  @Test
  default void onlyThePodOnTheCanaryIsFiltered(Cluster cluster) {
    Workload workload = cluster.apply("manifests/canary.yaml");
    PodObservation canary = workload.pod("probe-with-default");
    PodObservation other = workload.pod("probe-without-default");
    assertThat(canary).isRunning().namesNoProfile().hasSeccomp(SeccompMode.FILTERING);
    assertThat(other).isRunning().namesNoProfile().hasSeccomp(SeccompMode.DISABLED);
    assertThat(canary.node()).isNotEqualTo(other.node());
  }
}
