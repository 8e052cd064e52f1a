package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.InterruptionException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ApiInspectorTest {
  /** That a container has no {@code cat} is no trouble, and is not what was seen here. */
  @Test
  void whoeverIsInterruptedInTheLookAtAContainerIsToldSo() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ApiInspector.exitCode(new CompletableFuture<>(), "nginx"))
        .isInstanceOf(InterruptionException.class)
        .hasMessage("inspecting pod 'nginx' was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
