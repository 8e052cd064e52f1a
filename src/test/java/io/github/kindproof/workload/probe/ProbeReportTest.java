package io.github.kindproof.workload.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.seccomp.SeccompMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Reads what the probe printed on a kernel 6.18 under Docker 20.10. */
class ProbeReportTest {
  @Test
  void withoutAFilterOnlyCapabilitiesBlock() throws IOException {
    ProbeReport report = recorded("unconfined.json");
    assertThat(report.status().mode()).isEqualTo(SeccompMode.DISABLED);
    assertThat(report.blockedBySeccomp()).isEmpty();
    assertThat(report.blockedByEither()).isEmpty();
    assertThat(report.blockedByCapability()).contains("reboot", "sethostname", "swapoff");
  }

  @Test
  void theBaselineTellsSeccompFromAMissingCapability() throws IOException {
    ProbeReport report = recorded("engine-default-with-baseline.txt");
    assertThat(report.status().mode()).isEqualTo(SeccompMode.FILTERING);
    assertThat(report.status().filters()).hasValue(1);
    assertThat(report.hasBaseline()).isTrue();
    assertThat(report.blockedBySeccomp())
        .contains("keyctl", "mount", "unshare", "clone(CLONE_NEWUSER)")
        .doesNotContain("reboot", "read", "personality", "clone");
    assertThat(report.blockedByCapability()).contains("reboot").doesNotContain("keyctl");
    assertThat(report.blockedByEither()).isEmpty();
  }

  @Test
  void aFilterThatAnswersEnosysIsNotTakenForAnOldKernel() throws IOException {
    ProbeReport report = recorded("engine-default-with-baseline.txt");
    assertThat(report.answers()).containsEntry("clone3", "ENOSYS");
    assertThat(report.blockedBySeccomp()).contains("clone3");
    assertThat(report.absent()).doesNotContain("clone3").contains("get_thread_area");
  }

  @Test
  void withoutABaselineNothingIsClaimed() throws IOException {
    ProbeReport report = recorded("engine-default.json");
    assertThat(report.hasBaseline()).isFalse();
    assertThat(report.blockedBySeccomp()).isEmpty();
    assertThat(report.blockedByEither()).contains("keyctl", "reboot");
    assertThat(report.blockedCount()).isEqualTo(report.blockedByEither().size());
  }

  @Test
  void aCallThatNeverReturnsIsAllowed() throws IOException {
    ProbeReport report = recorded("unconfined.json");
    assertThat(report.answers()).containsEntry("pause", "hangs").containsEntry("exit", "OK");
  }

  @Test
  void outputWithoutJsonOrCutOffIsRefused() throws IOException {
    String whole = text("unconfined.json");
    assertThatThrownBy(() -> ProbeReport.parse("exec /probe: operation not permitted\n"))
        .hasMessageContaining("no JSON: exec /probe: operation not permitted");
    assertThatThrownBy(() -> ProbeReport.parse(whole.substring(0, whole.length() / 2)))
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> ProbeReport.parse("{}")).hasMessageContaining("no field kernel");
    assertThat(ProbeReport.isIn(whole)).isTrue();
    assertThat(ProbeReport.isIn("")).isFalse();
    assertThat(ProbeReport.isIn(whole.substring(0, whole.length() / 2))).isFalse();
  }

  private static ProbeReport recorded(String name) throws IOException {
    return ProbeReport.parse(text(name));
  }

  private static String text(String name) throws IOException {
    try (InputStream stream = ProbeReportTest.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
