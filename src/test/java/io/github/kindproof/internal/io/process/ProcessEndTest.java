package io.github.kindproof.internal.io.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.InterruptionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessEndTest {
  @Test
  void whoeverIsInterruptedWhileHeWaitsIsToldSo() {
    Process stubborn = Command.of("sh", "-c", "trap '' TERM; while :; do sleep 61; done").start();
    try {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> ProcessEnd.of(stubborn.toHandle(), Duration.ofMinutes(1)))
          .isInstanceOf(InterruptionException.class)
          .hasMessage("the wait for the end of process " + stubborn.pid() + " was interrupted");
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      Command.end(stubborn);
    }
  }
}
