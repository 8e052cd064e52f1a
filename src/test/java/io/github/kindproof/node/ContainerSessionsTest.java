package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerSessionsTest {
  @Test
  void onlyLinesThatNameAContainerAreTaken() {
    String id = "a1".repeat(32);
    assertThat(ContainerSessions.parse("7 " + id + "\n8 --version\n9\n10 " + id + "\n"))
        .isEqualTo(Map.of(7L, id, 10L, id));
  }
}
