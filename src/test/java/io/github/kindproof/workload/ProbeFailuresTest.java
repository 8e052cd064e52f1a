package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeFailuresTest {
  private static final String DENIED = "Liveness probe failed: sh: 1: Cannot fork\n";
  private static final String LATE = "Liveness probe failed: command timed out after 1s";

  @Test
  void aTimeOutAmongDenialsIsNotTheCause() {
    assertThat(of(failure(DENIED, 13), failure(LATE, 1)).message()).isEqualTo(DENIED);
    assertThat(of(failure(LATE, 1), failure(DENIED, 2), failure(LATE, 2)).message())
        .isEqualTo(LATE);
  }

  @Test
  void ofMessagesAsFrequentTheLaterCounts() {
    assertThat(of(failure(LATE, 2), failure(DENIED, 2)).message()).isEqualTo(DENIED);
  }

  @Test
  void allFailuresAreCounted() {
    assertThat(of(failure(DENIED, 13), failure(LATE, 1)).count()).isEqualTo(14);
    assertThat(of()).returns(0, ProbeFailures::count).returns("", ProbeFailures::message);
  }

  private static ProbeFailures of(PodEvent... events) {
    PodFacts facts = new PodFacts(Recorded.facts("running").pod(), List.of(events));
    return ProbeFailures.of(facts, facts.containers().get(0));
  }

  private static PodEvent failure(String message, int count) {
    return new PodEvent("Warning", "Unhealthy", message, count, "nginx");
  }
}
