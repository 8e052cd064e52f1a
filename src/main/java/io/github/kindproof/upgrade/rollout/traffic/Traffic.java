package io.github.kindproof.upgrade.rollout.traffic;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.waiting.Wait;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A flow of requests until it is closed: to each endpoint over a keep-alive connection and over new
 * ones, at a bounded rate. A request is sent once, and its outcome counts.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Traffic implements AutoCloseable {
  /** The limit for one request: generous, so a busy machine causes no failure. */
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(15);

  /** The limit until every endpoint has responded for the first time. */
  private static final Duration FIRST_ANSWER_LIMIT = Duration.ofSeconds(60);

  private static final Duration FIRST_ANSWER_INTERVAL = Duration.ofMillis(200);

  /**
   * The pause of each of two clients per endpoint: with three nodes this is less than fifty
   * requests a second.
   */
  private static final Duration PAUSE = Duration.ofMillis(120);

  private final TrafficLog log = new TrafficLog();
  private final AtomicReference<byte @Nullable []> page = new AtomicReference<>();
  private final List<Client> clients;
  private final ScheduledExecutorService executor;
  private volatile String during = "";

  private Traffic(List<Endpoint> endpoints) {
    this.clients =
        endpoints.stream().flatMap(it -> Stream.of(client(it, true), client(it, false))).toList();
    this.executor =
        Executors.newScheduledThreadPool(
            clients.size(),
            work -> {
              Thread thread = new Thread(work, "traffic");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Start, and wait until every endpoint has responded.
   *
   * @throws EnvironmentException if one of them does not within a minute
   */
  public static Traffic start(List<Endpoint> endpoints) {
    Traffic traffic = new Traffic(endpoints);
    try {
      traffic.clients.forEach(traffic::awaitAnswer);
      traffic.clients.forEach(traffic::begin);
      return traffic;
    } catch (RuntimeException e) {
      traffic.close();
      throw e;
    }
  }

  /** Set the current step, to be shown with a failure. */
  public void during(String what) {
    during = what;
  }

  /** Return the report on all requests so far. */
  public TrafficReport report() {
    return log.report();
  }

  /** End it, after the requests in flight are answered. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(2 * REQUEST_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
    clients.forEach(Client::close);
  }

  private Client client(Endpoint endpoint, boolean keepsConnection) {
    return new Client(endpoint, keepsConnection, REQUEST_LIMIT, log::connected);
  }

  private void begin(Client client) {
    var unused =
        executor.scheduleWithFixedDelay(
            () -> request(client), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void request(Client client) {
    long start = System.nanoTime();
    String atStart = during;
    String trouble = ask(client);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (trouble.isEmpty()) {
      log.answered(took);
    } else {
      log.failed(took, new RequestFailure(Instant.now(), client.toString(), trouble, atStart));
    }
  }

  /** Return the fault in the response; empty if there is none. */
  private String ask(Client client) {
    try {
      Answer answer = client.get();
      if (answer.status() != 200) {
        return "HTTP " + answer.status();
      }
      byte[] first = page.get();
      if (first == null) {
        page.compareAndSet(null, answer.body());
      } else if (!Arrays.equals(first, answer.body())) {
        return "a different page of " + answer.body().length + " bytes";
      }
      return "";
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void awaitAnswer(Client client) {
    new Wait("the first answer to " + client, FIRST_ANSWER_LIMIT, FIRST_ANSWER_INTERVAL)
        .until(() -> ask(client), String::isEmpty)
        .orElseThrow(trouble -> trouble, "check whether this host reaches the engine's networks");
  }
}
