package io.github.kindproof.k3s;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.PodObservation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SeccompDefault by provider k3s on a stand-in, and what it leaves as evidence. */
@OnK3sStandIn({"v1.34.11", "v1.24.17"})
@SeccompTest(
    provider = "k3s",
    seccompDefault = "all",
    profiles = "profiles",
    kubernetes = {"v1.34.11", "v1.24.17"})
@Tag("long")
class SeccompOnK3sIT {
  @Test
  void whoNamesNoProfileIsFilteredByDefault(Cluster cluster) {
    PodObservation probe = cluster.apply("manifests/probe.yaml").pod("probe");
    assertThat(probe).isRunning().hasSeccomp(SeccompMode.FILTERING);
    assertThat(probe.specNamesProfile()).isFalse();
  }

  @Test
  void itsLogIsInTheEvidence(Cluster cluster) {
    assertThat(cluster.evidence())
        .anySatisfy(
            it -> {
              assertThat(it.title()).endsWith("-k3s.log");
              assertThat(it.text()).contains("Node controller sync successful");
            })
        .anySatisfy(it -> assertThat(it.text()).startsWith("k3s server "));
  }
}
