package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.github.kindproof.internal.io.waiting.Wait;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Asks once more what was refused with 403, as soon as the API server is ready: one that has only
 * just started refuses what it allows, until it has read its roles.
 *
 * @param clients gives a client that takes a refusal as it is; closed after each use
 */
public record ReadyServer(Supplier<KubernetesClient> clients) implements Interceptor {
  private static final int FORBIDDEN = 403;

  /**
   * Longer than a server needs; whoever may not see {@code /readyz} waits as long for their 403.
   */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Duration INTERVAL = Duration.ofMillis(200);

  @Override
  public CompletableFuture<Boolean> afterFailure(
      BasicBuilder builder, HttpResponse<?> response, RequestTags tags) {
    return response.code() == FORBIDDEN
        ? CompletableFuture.supplyAsync(this::askAgain)
        : CompletableFuture.completedFuture(false);
  }

  private boolean askAgain() {
    try (KubernetesClient client = clients.get()) {
      new Wait("a ready API server", LIMIT, INTERVAL).until(() -> isReady(client), ready -> ready);
    }
    return true;
  }

  private static boolean isReady(KubernetesClient client) {
    try {
      return "ok".equals(client.raw("/readyz"));
    } catch (KubernetesClientException e) {
      return false;
    }
  }
}
