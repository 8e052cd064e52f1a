package io.github.kindproof.workload.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeRowsTest {
  /** Of containerd 2.3.7's RuntimeDefault, with which programs have sockets. */
  @Test
  void socketAloneNamesWhatWasTried() {
    assertThat(ProbeRows.joined(List.of("mount", "socket", "socket(AF_ALG)"), " "))
        .isEqualTo("mount socket(an unknown family) socket(AF_ALG)");
  }
}
