package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.github.kindproof.internal.io.waiting.Wait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Repeats a request that was rejected with 403 once the API server is ready: a server that has just
 * started rejects everything until it has read its roles.
 *
 * @param clients creates clients without this interceptor
 */
public record ReadyServer(Supplier<KubernetesClient> clients) implements Interceptor {
  private static final int FORBIDDEN = 403;

  /** Longer than a server needs; an account that may not read {@code /readyz} waits this long. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Duration INTERVAL = Duration.ofMillis(200);

  /** Create a client whose requests are repeated. */
  public static KubernetesClient client(Config config) {
    return client(config, List.of());
  }

  /** Create a client whose requests are repeated, with more interceptors. */
  public static KubernetesClient client(Config config, List<Interceptor> more) {
    Supplier<KubernetesClient> without = () -> with(config, more);
    return with(config, Stream.concat(more.stream(), Stream.of(new ReadyServer(without))).toList());
  }

  private static KubernetesClient with(Config config, List<Interceptor> interceptors) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(
            http ->
                interceptors.forEach(
                    each -> http.addOrReplaceInterceptor(each.getClass().getName(), each)))
        .build();
  }

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
