package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.workload.Workload;

/** The probe's image, which the nodes of somebody else's cluster would have from a registry. */
final class ProbeImage {
  private ProbeImage() {}

  /** Sees to it that all nodes have it. */
  static void bringTo(Cluster cluster) {
    try (Workload probe = cluster.apply("manifests/probe.yaml")) {
      assertThat(probe.pod("probe")).isRunning();
    }
  }
}
