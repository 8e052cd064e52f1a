package io.github.kindproof.upgrade.seccompdefault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WouldBreakResultTest {
  private static final Verdict UNSEEN = new Verdict.NotLookedAt("its image is missing");

  @Test
  void aRunThatSawNothingIsBlind() {
    assertThat(result(1).isBlind()).isTrue();
    assertThat(result(0, UNSEEN).isBlind()).isTrue();
    assertThat(result(1, UNSEEN, new Verdict.NotAffected("it is privileged")).isBlind()).isFalse();
    assertThat(result(0).isBlind()).as("nothing was there").isFalse();
  }

  private static WouldBreakResult result(int unread, Verdict... verdicts) {
    return new WouldBreakResult(
        "here",
        Optional.empty(),
        Stream.of(verdicts)
            .map(it -> new WorkloadResult("web", "a.yaml", it, false, List.of(), List.of()))
            .toList(),
        List.of(new NotLookedAt("chart.yaml", "not YAML")).subList(0, unread),
        new TreeMap<>(),
        0,
        Instant.EPOCH,
        Duration.ZERO);
  }
}
