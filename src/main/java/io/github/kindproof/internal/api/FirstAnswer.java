package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.progress.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The first answer of an API server, before which it is not known whether it answers at all. */
public final class FirstAnswer {
  /** A busy server answers within seconds; the client repeats requests that fail. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private FirstAnswer() {}

  /**
   * Wait for an answer, for one minute at most. Every answer is one, also that access is denied.
   *
   * @param server for messages
   * @throws KubernetesClientException if no client can be made of the configuration
   * @throws EnvironmentException if the server gives no answer
   */
  public static void await(Config config, String server, Progress progress) {
    await(config, server, progress, LIMIT);
  }

  static void await(Config config, String server, Progress progress, Duration limit) {
    try (Progress.Task task = progress.begin("connecting to " + server);
        KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      CompletableFuture<Optional<RuntimeException>> fault = new CompletableFuture<>();
      Thread thread = new Thread(() -> fault.complete(ask(client)), "first answer");
      thread.setDaemon(true); // a response without an end would keep it
      thread.start();
      fault
          .get(limit.toMillis(), TimeUnit.MILLISECONDS)
          .ifPresent(
              it -> {
                throw it instanceof KubernetesClientException e ? ApiFaults.of(e, server) : it;
              });
      task.done("");
    } catch (TimeoutException e) {
      throw new EnvironmentException(
          "%s does not answer within %d s".formatted(server, limit.toSeconds()),
          "check that it is running, and that this address is an API server's",
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw InterruptionException.of("the first request to " + server, e);
    }
  }

  private static Optional<RuntimeException> ask(KubernetesClient client) {
    try {
      client.raw("/version");
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return e.getCode() > 0 ? Optional.empty() : Optional.of(e);
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }
}
