package io.github.kindproof.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.k3s.OnK3sStandIn;
import io.github.kindproof.seccomp.SeccompMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider that comes from outside gives clusters like those of Kindproof's own. */
@OnK3sStandIn
@SeccompTest(provider = "docker-run", seccompDefault = "all", workers = 0, kubernetes = "default")
@Tag("long")
class OwnProviderIT {
  @Test
  void itsNodeFiltersByDefault(Cluster cluster) {
    assertThat(cluster.apply("manifests/probe.yaml").pod("probe"))
        .isRunning()
        .hasSeccomp(SeccompMode.FILTERING);
  }
}
