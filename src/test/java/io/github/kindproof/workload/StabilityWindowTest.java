package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StabilityWindowTest {
  private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");
  private static final PodFacts RUNNING = Recorded.facts("running");

  private final StabilityWindow stable = new StabilityWindow(Duration.ofSeconds(3));

  @Test
  void runningHasToLast() {
    assertThat(stable.holds(RUNNING, START)).isFalse();
    assertThat(stable.holds(RUNNING, START.plusSeconds(2))).isFalse();
    assertThat(stable.holds(RUNNING, START.plusSeconds(3))).isTrue();
  }

  @Test
  void aBreakBeginsItAnew() {
    stable.holds(RUNNING, START);
    assertThat(stable.holds(Recorded.facts("being-created"), START.plusSeconds(2))).isFalse();
    assertThat(stable.holds(RUNNING, START.plusSeconds(4))).isFalse();
  }

  @Test
  void whatWasRestartedHasToLastLonger() {
    PodFacts restarted =
        new PodFacts(
            new PodBuilder(RUNNING.pod())
                .editStatus()
                .editFirstContainerStatus()
                .withRestartCount(1)
                .endContainerStatus()
                .endStatus()
                .build(),
            RUNNING.events());
    stable.holds(restarted, START);
    assertThat(stable.holds(restarted, START.plusSeconds(29))).isFalse();
    assertThat(stable.holds(restarted, START.plusSeconds(30))).isTrue();
  }

  @Test
  void aLivenessProbeThatFailedHasToPassTwice() {
    stable.holds(RUNNING, START);
    PodFacts failedOnce = withLivenessFailures(1);
    assertThat(stable.holds(failedOnce, START.plusSeconds(4))).isFalse();
    assertThat(stable.holds(failedOnce, START.plusSeconds(24))).isFalse();
    assertThat(stable.holds(withLivenessFailures(2), START.plusSeconds(25))).isFalse();
    assertThat(stable.holds(withLivenessFailures(2), START.plusSeconds(45))).isFalse();
    assertThat(stable.holds(withLivenessFailures(2), START.plusSeconds(46))).isTrue();
  }

  @Test
  void everyOtherOutcomeHoldsAtOnce() {
    assertThat(stable.holds(Recorded.facts("crash-loop-of-the-loader"), START)).isTrue();
    assertThat(stable.holds(withLivenessFailures(3), START)).isTrue();
  }

  private static PodFacts withLivenessFailures(int count) {
    PodEvent event =
        new PodEvent(
            "Warning",
            "Unhealthy",
            "Liveness probe failed: cat: /etc/hostname: Operation not permitted",
            count,
            "nginx");
    return new PodFacts(RUNNING.pod(), List.of(event));
  }
}
