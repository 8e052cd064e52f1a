package io.github.kindling.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindling.cluster.Cluster;
import io.github.kindling.junit.SeccompTest;
import io.github.kindling.seccomp.SeccompMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider that comes from outside gives clusters like those of Kindling's own. */
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
