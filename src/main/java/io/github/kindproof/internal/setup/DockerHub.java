package io.github.kindproof.internal.setup;

import io.github.kindproof.InterruptionException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The registry of Testcontainers' own images. */
final class DockerHub {
  private static final URI REGISTRY = URI.create("https://registry-1.docker.io/v2/");
  private static final Duration LIMIT = Duration.ofSeconds(4);

  private DockerHub() {}

  /** Whether it answers, with any status. */
  static boolean answers() {
    return answers(REGISTRY);
  }

  static boolean answers(URI registry) {
    CompletableFuture<HttpResponse<Void>> answer =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(registry).build(), HttpResponse.BodyHandlers.discarding());
    try {
      answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      throw InterruptionException.of("asking Docker Hub", e);
    } finally {
      answer.cancel(true);
    }
  }
}
