package io.github.kindproof.internal.setup;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.network.Fetched;
import io.github.kindproof.internal.io.network.ProxySettings;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** The registry of Testcontainers' own images. */
final class DockerHub {
  private static final URI REGISTRY = URI.create("https://registry-1.docker.io/v2/");
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final int LARGEST = 1 << 20;
  private static final int PROXY_REQUIRES_LOGIN = 407;

  private DockerHub() {}

  /** Whether it answers, with any status. */
  static boolean answers() {
    return answers(REGISTRY, ProxySettings.ofThisProcess());
  }

  static boolean answers(URI registry, ProxySettings proxies) {
    try {
      int status =
          Fetched.from(
                  proxies.client(registry).build(),
                  HttpRequest.newBuilder(registry).build(),
                  LARGEST,
                  LIMIT)
              .status();
      return status != 0 && status != PROXY_REQUIRES_LOGIN;
    } catch (InterruptedException e) {
      throw InterruptionException.of("asking Docker Hub", e);
    }
  }
}
