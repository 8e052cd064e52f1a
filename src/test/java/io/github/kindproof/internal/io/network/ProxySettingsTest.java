package io.github.kindproof.internal.io.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.process.OwnJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests names that nobody can look up, so that only a proxy can reach them. */
@Timeout(60)
class ProxySettingsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration LIMIT_OF_LOOKUP = Duration.ofSeconds(2);
  private static final URI HTTP = URI.create("http://server.invalid/file");
  private static final URI HTTPS = URI.create("https://server.invalid/file");
  private static final int TLS_HANDSHAKE = 0x16;

  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/file",
        exchange -> {
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write("file".getBytes(UTF_8));
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP_PROXY", "http_proxy"})
  void aRequestGoesThroughTheProxy(String variable) throws Exception {
    try (SmallProxy proxy = SmallProxy.to(port())) {
      Fetched fetched = fetch(HTTP, Map.of(variable, "http://" + proxy.address() + "/"));
      assertThat(fetched.fault()).isEmpty();
      assertThat(fetched.body()).asString(UTF_8).isEqualTo("file");
      assertThat(proxy.requests()).containsExactly("GET http://server.invalid/file HTTP/1.1");
    }
  }

  @Test
  void aProxyMayLackItsScheme() throws Exception {
    try (SmallProxy proxy = SmallProxy.to(port())) {
      assertThat(fetch(HTTP, Map.of("HTTP_PROXY", proxy.address())).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void anEncryptedRequestGoesThroughATunnel(String variable) throws Exception {
    try (ServerSocket tls = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SmallProxy proxy = SmallProxy.to(tls.getLocalPort())) {
      CompletableFuture<Integer> first = firstByte(tls);
      Fetched fetched = fetch(HTTPS, Map.of(variable, "http://" + proxy.address()));
      assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(TLS_HANDSHAKE);
      assertThat(proxy.requests()).contains("CONNECT server.invalid:443 HTTP/1.1");
      assertThat(fetched.status()).as("it does not speak TLS").isZero();
    }
  }

  @Test
  void eachSchemeHasItsOwnProxy() throws Exception {
    try (SmallProxy proxy = SmallProxy.to(port())) {
      assertNotFound(HTTP, Map.of("HTTPS_PROXY", proxy.address()));
      assertNotFound(HTTPS, Map.of("HTTP_PROXY", proxy.address()));
      assertThat(proxy.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_PROXY", "no_proxy"})
  void anExceptionGoesThereDirectly(String variable) throws Exception {
    try (SmallProxy proxy = SmallProxy.to(port())) {
      Map<String, String> environment =
          Map.of("HTTP_PROXY", proxy.address(), variable, "other.invalid,.invalid");
      assertNotFound(HTTP, environment);
      assertThat(new ProxySettings(environment).way(HTTP)).isEmpty();
      assertThat(proxy.requests()).isEmpty();
    }
  }

  @Test
  void thisMachineIsReachedDirectly() throws Exception {
    URI here = URI.create("http://127.0.0.1:" + port() + "/file");
    try (SmallProxy proxy = SmallProxy.to(port())) {
      assertThat(fetch(here, Map.of("HTTP_PROXY", proxy.address())).status()).isEqualTo(200);
      assertThat(proxy.requests()).isEmpty();
    }
  }

  @Test
  void aProxyGetsItsPassword() throws Exception {
    try (SmallProxy proxy = SmallProxy.to(port(), "Basic bWU6YXQgaG9tZQ==")) { // me:at home
      String address = proxy.address();
      assertThat(fetch(HTTP, Map.of("HTTP_PROXY", "http://me:at%20home@" + address)).status())
          .isEqualTo(200);
      assertThat(fetch(HTTP, Map.of("HTTP_PROXY", "http://" + address)).status()).isNotEqualTo(200);
    }
  }

  @Test
  void aPasswordThatJavaDoesNotSendIsAFault() {
    ProxySettings settings = settings(Map.of("HTTPS_PROXY", "http://me:secret@proxy.invalid:3128"));
    assertThatThrownBy(() -> settings.client(HTTPS))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "the proxy proxy.invalid:3128 (HTTPS_PROXY) needs a password, which Java does not send"
                + " for https; start Java with -Djdk.http.auth.tunneling.disabledSchemes=");
  }

  @Test
  void aPasswordForATunnelIsSentIfJavaStartsWithTheProperty() throws Exception {
    try (ServerSocket tls = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SmallProxy proxy = SmallProxy.to(tls.getLocalPort(), "Basic bWU6c2VjcmV0")) { // me:secret
      CompletableFuture<Integer> first = firstByte(tls);
      Process other =
          OwnJvm.running(
                  TunnelRequest.class,
                  List.of("-Djdk.http.auth.tunneling.disabledSchemes="),
                  List.of("http://me:secret@" + proxy.address()))
              .start();
      assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(TLS_HANDSHAKE);
      other.destroyForcibly();
    }
  }

  /** Requests a page through the proxy that is its argument. */
  static final class TunnelRequest {
    public static void main(String[] arguments) throws Exception {
      fetch(HTTPS, Map.of("HTTPS_PROXY", arguments[0]));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://me:secret@proxy:1080", "https://proxy", "http://me:s ecret@x"})
  void aProxyThatCannotBeUsedIsAFault(String proxy) {
    assertThatThrownBy(() -> settings(Map.of("HTTP_PROXY", proxy)).client(HTTP))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("HTTP_PROXY")
        .hasMessageNotContaining("ecret");
  }

  @Test
  void anEndlessResponseIsCut() throws Exception {
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] part = new byte[1 << 16];
          try (exchange) {
            while (true) {
              exchange.getResponseBody().write(part);
            }
          }
        });
    Fetched fetched = fetch(here("/endless"), Map.of());
    assertThat(fetched.status()).isEqualTo(200);
    assertThat(fetched.body()).hasSize(1000);
    assertThat(fetched.fault().orElseThrow()).hasMessageContaining("larger than 1000 bytes");
  }

  @Test
  void aResponseThatStopsInTheMiddleIsIncomplete() throws Exception {
    CompletableFuture<Void> end = new CompletableFuture<>();
    server.createContext(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write("begun".getBytes(UTF_8));
          exchange.getResponseBody().flush();
          end.join();
          exchange.close();
        });
    HttpRequest request = HttpRequest.newBuilder(here("/slow")).build();
    Fetched fetched =
        Fetched.from(
            settings(Map.of()).client(request.uri()).build(), request, 1000, Duration.ofSeconds(2));
    assertThat(fetched.status()).isEqualTo(200);
    assertThat(fetched.body()).asString(UTF_8).isEqualTo("begun");
    assertThat(fetched.fault().orElseThrow()).hasMessage("incomplete after 2 s");
    end.complete(null);
  }

  private static CompletableFuture<Integer> firstByte(ServerSocket server) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (server;
              Socket client = server.accept()) {
            return client.getInputStream().read();
          } catch (IOException e) {
            return -1;
          }
        });
  }

  private URI here(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static Fetched fetch(URI target, Map<String, String> environment) throws Exception {
    return fetch(target, environment, LIMIT);
  }

  private static void assertNotFound(URI target, Map<String, String> environment) throws Exception {
    assertThat(fetch(target, environment, LIMIT_OF_LOOKUP).status()).isZero();
  }

  private static Fetched fetch(URI target, Map<String, String> environment, Duration limit)
      throws Exception {
    return Fetched.from(
        settings(environment).client(target).build(),
        HttpRequest.newBuilder(target).build(),
        1000,
        limit);
  }

  private static ProxySettings settings(Map<String, String> environment) {
    return new ProxySettings(environment);
  }
}
