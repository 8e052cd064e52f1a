package io.github.kindproof.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.network.ProxySettings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerHubTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:1/v2/");

  private static final ProxySettings NO_PROXIES = new ProxySettings(Map.of());

  @Test
  void whereNobodyListensItDoesNotAnswer() {
    assertThat(DockerHub.answers(NOBODY, NO_PROXIES)).isFalse();
  }

  @Test
  void whoeverIsInterruptedIsNotToldSo() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> DockerHub.answers(NOBODY, NO_PROXIES))
        .isInstanceOf(InterruptionException.class)
        .hasMessage("asking Docker Hub was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
