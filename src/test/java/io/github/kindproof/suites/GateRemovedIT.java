package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.junit.SeccompTest;
import org.junit.jupiter.api.Test;

/** The upgrade that breaks the article's config: its gate was removed in 1.29. */
@SeccompTest(config = "kind-configs/seccomp-default-alpha.yaml", kubernetes = "v1.34.11")
class GateRemovedIT {
  @Test
  void theArticlesConfigIsRefusedAndTheReasonNamed(BootResult boot) {
    assertThat(boot).isRefusedSaying("unrecognized feature gate: SeccompDefault");
  }
}
