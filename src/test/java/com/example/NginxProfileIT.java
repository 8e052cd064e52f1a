package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.seccomp.Errno;
import org.junit.jupiter.api.Test;

@SeccompTest(config = "kind-configs/profiles.yaml")
class NginxProfileIT {
  @Test
  void violationKeepsNginxFromStarting(Cluster cluster) {
    assertThat(cluster.apply("manifests/violation-mode.yaml").pod("nginx"))
        .isCrashLooping()
        .failedWith(Errno.EPERM);
  }
}
