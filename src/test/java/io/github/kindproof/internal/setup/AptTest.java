package io.github.kindproof.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import org.junit.jupiter.api.Test;

class AptTest {
  @Test
  void anErrorIsToldWithoutTheWarningsAroundIt() {
    String said =
        """
        W: Some index files failed to download.
        E: Unable to locate package docker.io
        W: more
        """;
    assertThat(Apt.lastError(new ProcessResult(100, "Reading package lists...\n", said)))
        .isEqualTo("Unable to locate package docker.io");
    assertThat(Apt.lastError(new ProcessResult(1, "killed\n", ""))).isEqualTo("killed");
  }
}
