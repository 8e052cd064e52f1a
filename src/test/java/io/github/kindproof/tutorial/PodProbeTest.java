package io.github.kindproof.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.SamplePod;
import io.github.kindproof.workload.probe.ProbeReport;
import io.github.kindproof.workload.probe.SampleReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PodProbeTest {
  @Test
  void itFiltersIfTheNodeAndTheProbeSaySoAndCallsAreBlocked() {
    PodProbe filtering = probe(2, 2, "\"reboot\",\"kexec_load\"");
    assertThat(filtering.is(SeccompMode.FILTERING)).isTrue();
    assertThat(filtering.is(SeccompMode.DISABLED)).isFalse();
    assertThat(filtering.words()).isEqualTo("seccomp filtering on worker2, 2 syscalls blocked");
  }

  @Test
  void itIsDisabledIfTheNodeAndTheProbeSaySoAndNoCallIsBlocked() {
    PodProbe disabled = probe(0, 0, "");
    assertThat(disabled.is(SeccompMode.DISABLED)).isTrue();
    assertThat(disabled.is(SeccompMode.FILTERING)).isFalse();
    assertThat(disabled.words()).isEqualTo("seccomp disabled on worker2, no syscalls blocked");
  }

  @Test
  void oneThatContradictsItselfOrItsNodeIsNeither() {
    for (PodProbe odd :
        List.of(
            probe(2, 0, "\"reboot\""),
            probe(0, 2, ""),
            probe(null, 2, "\"reboot\""),
            probe(null, 0, ""),
            probe(2, 2, ""),
            probe(0, 0, "\"reboot\""))) {
      assertThat(odd.is(SeccompMode.FILTERING)).isFalse();
      assertThat(odd.is(SeccompMode.DISABLED)).isFalse();
    }
  }

  @Test
  void socketIsShownWithWhatWasTried() {
    assertThat(probe(2, 2, "\"mount\",\"socket\",\"socket(AF_ALG)\"").evidence())
        .anySatisfy(
            it ->
                assertThat(it.text()).isEqualTo("mount socket(an unknown family) socket(AF_ALG)"));
  }

  private static PodProbe probe(@Nullable Integer ofNode, int ofProbe, String blocked) {
    ProbeReport report = ProbeReport.parse(SampleReport.json(ofProbe, blocked));
    SamplePod pod = SamplePod.of(Outcome.RUNNING).on("kindproof-1-worker2");
    return new PodProbe(pod.inMode(ofNode).observed(), report);
  }
}
