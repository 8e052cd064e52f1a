package io.github.kindproof.workload.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.Way;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Reads what the probe printed on a kernel 6.18 under Docker 20.10 and containerd 2.1.9. */
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
  void aWayThatTheKernelDoesNotHaveIsNotTakenForOneThatTheFilterCloses() throws IOException {
    ProbeReport report = recorded("engine-default-with-baseline.txt");
    assertThat(report.ways())
        .containsEntry(Way.I386, WayState.OPEN)
        .containsEntry(Way.X32, WayState.ABSENT)
        .hasSize(Way.values().length);
    assertThat(report.partialDenials()).isEmpty();
    assertThat(report.partialDenialWords()).isEqualTo("(none)");
  }

  @Test
  void whatTheKernelNeverFiltersIsNeitherAllowedNorBlocked() throws IOException {
    ProbeReport report = recorded("engine-default-with-baseline.txt");
    assertThat(report.neverFiltered()).containsExactly("uprobe", "uretprobe");
    assertThat(report.answers()).containsEntry("uretprobe", "SIGILL");
    assertThat(report.blockedBySeccomp()).doesNotContain("uprobe", "uretprobe");
  }

  @Test
  void aSyscallThatIsDeniedHereAndOpenThereNamesItsWays() throws IOException {
    ProbeReport report = recorded("containerd-2.1-runtime-default.json");
    assertThat(report.partialDenials())
        .singleElement()
        .hasToString("socket(AF_VSOCK): denied by 64-bit, i386; open by high bits, socketcall");
  }

  @Test
  void anOlderReportHasNoWays() throws IOException {
    ProbeReport report = recorded("unconfined.json");
    assertThat(report.ways()).isEmpty();
    assertThat(report.partialDenials()).isEmpty();
    assertThat(report.neverFiltered()).isEmpty();
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
