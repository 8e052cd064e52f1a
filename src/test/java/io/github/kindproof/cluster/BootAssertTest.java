package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootAssertTest {
  private static final String SENTENCE = "unrecognized feature gate: SeccompDefault";
  private static final Cause CAUSE = Cause.of("kubelet", SENTENCE, "journal");
  private static final BootResult.Refused REFUSED =
      refused(Outcome.of(OutcomeKind.NODE_REFUSED, CAUSE));
  private static final BootResult.Refused MACHINE =
      refused(Outcome.of(OutcomeKind.INFRASTRUCTURE, CAUSE));

  @Test
  void isBooted() {
    assertThat(booted()).isBooted();
    for (BootResult boot : List.of(REFUSED, MACHINE)) {
      assertThatThrownBy(() -> assertThat(boot).isBooted())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("to boot")
          .hasMessageContaining(SENTENCE);
    }
  }

  @Test
  void isRefusedSaying() {
    assertThat(REFUSED).isRefusedSaying("feature gate: SeccompDefault");
    assertThatThrownBy(() -> assertThat(REFUSED).isRefusedSaying("no space left"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to be refused saying 'no space left'")
        .hasMessageContaining(SENTENCE);
  }

  @Test
  void whatBootsHasRefusedNothing() {
    assertThatThrownBy(() -> assertThat(booted()).isRefusedSaying(SENTENCE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to be refused saying '" + SENTENCE + "'")
        .hasMessageEndingWith("but: it boots");
  }

  @Test
  void aMachineThatFailsHasRefusedNothing() {
    assertThatThrownBy(() -> assertThat(MACHINE).isRefusedSaying(SENTENCE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Infrastructure");
  }

  @Test
  void whoeverCannotGoOnIsToldWhatTheMachineIsShortOf() {
    Cause inotify = Cause.of("a node exited", "Failed: Too many open files", "console");
    assertThatThrownBy(
            () ->
                refused(Outcome.of(OutcomeKind.INFRASTRUCTURE, inotify))
                    .orElseThrow(it -> "see DIR"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith("no cluster ")
        .hasMessageContaining(
            "v1.34.11: a node exited: Failed: Too many open files [EMFILE]; delete other clusters")
        .hasMessageEndingWith("sysctl fs.inotify.max_user_instances=512; see DIR");
    assertThatThrownBy(() -> REFUSED.orElseThrow(it -> "see DIR"))
        .hasMessageEndingWith("kubelet: " + SENTENCE + "; see DIR");
    BootResult booted = booted();
    assertThat(booted.orElseThrow(it -> "see DIR")).isSameAs(booted.booted().orElseThrow());
  }

  @Test
  void onlyANodesRefusalIsAnOutcome() {
    assertThat(REFUSED.causeByNode("run again")).isEqualTo(CAUSE);
    assertThatThrownBy(() -> MACHINE.causeByNode("run again"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageEndingWith("; run again");
  }

  private static BootResult booted() {
    return SampleClusters.booted(spec(), () -> {});
  }

  private static BootResult.Refused refused(Outcome outcome) {
    return new BootResult.Refused(spec(), outcome, List.of(), Duration.ZERO);
  }

  private static ClusterSpec spec() {
    return ClusterSpec.of(
        ClusterIntent.asItIs(),
        new KubernetesVersion(
            "v1.34.11", null, null, SeccompStage.GATE_REMOVED, "go1.26.0", List.of(), false));
  }
}
