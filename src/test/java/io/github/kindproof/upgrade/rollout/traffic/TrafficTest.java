package io.github.kindproof.upgrade.rollout.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.kindproof.internal.io.waiting.Wait;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server of the JDK, which is told to answer badly now and then. */
class TrafficTest {
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  private interface Answering {
    void answer(com.sun.net.httpserver.HttpExchange exchange, int number) throws IOException;
  }

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void requestsAreCountedAndNoneFailsOfAGoodServer() {
    TrafficReport report = after(20, TrafficTest::page);
    assertThat(report.failed()).isZero();
    assertThat(report.firstFailure()).isEmpty();
    assertThat(report.requests()).isGreaterThanOrEqualTo(20);
    assertThat(report.connections()).isLessThan(report.requests()).isGreaterThan(2);
    assertThat(report.slowest()).isGreaterThanOrEqualTo(report.median());
    assertThat(report).asString().contains("requests, none failed");
  }

  @Test
  void aConnectionThatIsClosedUnderARequestIsAFailureAndNotTriedAgain() {
    TrafficReport report =
        after(
            20,
            (exchange, number) -> {
              if (number == 10) {
                exchange.close();
              } else {
                page(exchange, number);
              }
            });
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.firstFailure())
        .hasValueSatisfying(
            it -> {
              assertThat(it.during()).isEqualTo("drain of worker");
              assertThat(it.request()).startsWith("http://127.0.0.1:");
              assertThat(it).asString().contains("closed without a response", "during: drain");
            });
  }

  @Test
  void anErrorStatusACutAnswerAndAnotherPageAreFailures() {
    TrafficReport report =
        after(
            30,
            (exchange, number) -> {
              switch (number) {
                case 8 -> exchange.sendResponseHeaders(503, -1);
                case 12 -> {
                  exchange.sendResponseHeaders(200, 100);
                  exchange.getResponseBody().write(new byte[50]);
                  exchange.getResponseBody().flush();
                }
                case 16 -> send(exchange, "another");
                default -> page(exchange, number);
              }
              exchange.close();
            });
    assertThat(report.failures())
        .extracting(RequestFailure::what)
        .anySatisfy(it -> assertThat(it).isEqualTo("HTTP 503"))
        .anySatisfy(it -> assertThat(it).contains("cut off after 50 of 100 bytes"))
        .anySatisfy(it -> assertThat(it).isEqualTo("a different page of 7 bytes"));
  }

  private TrafficReport after(int count, Answering answering) {
    server.createContext("/", exchange -> answering.answer(exchange, requests.incrementAndGet()));
    Endpoint endpoint = new Endpoint("127.0.0.1", server.getAddress().getPort(), "/");
    try (Traffic traffic = Traffic.start(List.of(endpoint))) {
      traffic.during("drain of worker");
      boolean enough =
          new Wait("requests", Duration.ofSeconds(60), Duration.ofMillis(50))
              .until(() -> traffic.report().requests(), sent -> sent >= count)
              .met();
      assertThat(enough).isTrue();
      traffic.close();
      return traffic.report();
    }
  }

  private static void page(com.sun.net.httpserver.HttpExchange exchange, int number)
      throws IOException {
    send(exchange, "the page");
  }

  private static void send(com.sun.net.httpserver.HttpExchange exchange, String text)
      throws IOException {
    exchange.sendResponseHeaders(200, text.length());
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
