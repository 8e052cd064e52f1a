package io.github.kindproof.cluster.k3s;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class K3sDiagnosisTest {
  @Test
  void theKubeletsOwnErrorExplainsMoreThanThatItExited() {
    String log =
        """
        E1126 17:01:02.123456     512 run.go:72] "command failed" err="failed to parse kubelet flag: unknown flag: --seccomp"
        time="2026-11-26T17:01:02Z" level=fatal msg="kubelet exited with code 1"
        """;
    assertThat(K3sDiagnosis.ofEnd(log, "abc").message())
        .isEqualTo("failed to parse kubelet flag: unknown flag: --seccomp");
  }

  @Test
  void aPlainErrorCountsToo() {
    String log =
        """
        Error: failed to set feature gates: unrecognized feature gate: SeccompDefault
        time="2026-11-26T17:01:02Z" level=error msg="kubelet exited: exit status 1"
        """;
    assertThat(K3sDiagnosis.ofEnd(log, "abc").message())
        .isEqualTo("failed to set feature gates: unrecognized feature gate: SeccompDefault");
  }

  @Test
  void whatK3sItselfRefusesIsInItsOwnWords() {
    String log =
        "E1126 17:01:02.1 1 x.go:1] an older error\n"
            + "time=\"2026-11-26T17:01:02Z\" level=fatal msg=\"flag provided but not defined: -x\"\n";
    assertThat(K3sDiagnosis.ofEnd(log, "abc").message())
        .isEqualTo("flag provided but not defined: -x");
  }

  @Test
  void anEndWithoutAWordIsToldAsSuch() {
    assertThat(K3sDiagnosis.ofEnd("", "abc").message()).isEqualTo("it printed nothing");
    assertThat(K3sDiagnosis.ofEnd("Killed\n", "abc").message()).isEqualTo("Killed");
  }
}
