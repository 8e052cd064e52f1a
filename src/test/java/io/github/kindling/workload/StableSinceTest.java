package io.github.kindling.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StableSinceTest {
  private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");
  private static final Outcome RUNNING = new Outcome.Running();

  private final StableSince stable = new StableSince(Duration.ofSeconds(3));

  @Test
  void runningHasToLast() {
    assertThat(stable.holds(RUNNING, false, START)).isFalse();
    assertThat(stable.holds(RUNNING, false, START.plusSeconds(2))).isFalse();
    assertThat(stable.holds(RUNNING, false, START.plusSeconds(3))).isTrue();
  }

  @Test
  void aBreakBeginsItAnew() {
    stable.holds(RUNNING, false, START);
    assertThat(stable.holds(null, false, START.plusSeconds(2))).isFalse();
    assertThat(stable.holds(RUNNING, false, START.plusSeconds(4))).isFalse();
  }

  @Test
  void whatWasRestartedHasToLastLonger() {
    stable.holds(RUNNING, true, START);
    assertThat(stable.holds(RUNNING, true, START.plusSeconds(29))).isFalse();
    assertThat(stable.holds(RUNNING, true, START.plusSeconds(30))).isTrue();
  }

  @Test
  void everyOtherOutcomeHoldsAtOnce() {
    assertThat(stable.holds(new Outcome.Completed(), false, START)).isTrue();
  }
}
