package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.junit.SeccompTest;
import org.junit.jupiter.api.Test;

/** The other direction: today's config on a version where SeccompDefault is alpha. */
@SeccompTest(config = "kind-configs/seccomp-default.yaml", kubernetes = "v1.24.17")
class GateNeededIT {
  @Test
  void todaysConfigIsRefusedForWantOfTheGate(BootResult boot) {
    assertThat(boot).isRefusedSaying("SeccompDefault feature gate");
  }
}
