package io.github.kindproof.k3s;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.testcontainers.SeccompK3s;
import io.github.kindproof.workload.Workload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.k3s.K3sContainer;

/** The test of the README for those who have Testcontainers, on a stand-in for K3s. */
@Tag("cluster")
@OnK3sStandIn
@RoomForK3s(containers = 1)
@Testcontainers
class NginxOnK3sIT {
  @Container
  static final K3sContainer K3S = SeccompK3s.of("1.34").withProfiles("profiles").container();

  @Test
  void nginxRunsWithTheCallsOfItsProfile() {
    try (Cluster cluster = SeccompK3s.cluster(K3S);
        Workload nginx = cluster.apply("manifests/custom-mode-complete.yaml")) {
      assertThat(nginx.pod("nginx")).isRunning().servesWholePagesFromNodes(1);
    }
  }
}
