package io.github.kindproof.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.kindproof.node.HttpResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalHttpTest {
  private static final int MOST = 1000;

  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/whole", exchange -> answer(exchange, 5));
    server.createContext("/stops", exchange -> answer(exchange, 100));
    server.createContext("/large", exchange -> answer(exchange, MOST + 1));
    server.start();
  }

  @AfterEach
  void stop() {
    end.complete(null);
    server.stop(0);
  }

  @Test
  void aWholeResponseIsComplete() {
    assertThat(get("/whole").described()).isEqualTo("HTTP 200, 5 bytes");
  }

  @Test
  void aBodyThatStopsIsNotWaitedForBeyondTheLimit() {
    HttpResponse response = get("/stops");
    assertThat(response.text()).isEqualTo("begun");
    assertThat(response.described()).isEqualTo("HTTP 200, 5 bytes, cut off: incomplete after 2 s");
  }

  @Test
  void aLargeBodyIsCut() {
    HttpResponse response = get("/large");
    assertThat(response.body()).hasSize(MOST);
    assertThat(response.trouble()).isEqualTo("larger than 1000 bytes");
  }

  @Test
  void nobodyThereIsAResult() {
    server.stop(0);
    assertThat(get("/whole").status()).isZero();
  }

  private HttpResponse get(String path) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
    return LocalHttp.get(url, MOST, Duration.ofSeconds(2));
  }

  private void answer(HttpExchange exchange, int length) throws IOException {
    exchange.sendResponseHeaders(200, length);
    exchange.getResponseBody().write(length > MOST ? new byte[length] : "begun".getBytes(UTF_8));
    exchange.getResponseBody().flush();
    if (length == 100) {
      end.join();
    }
    exchange.close();
  }
}
