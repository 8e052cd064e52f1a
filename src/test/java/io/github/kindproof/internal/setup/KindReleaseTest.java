package io.github.kindproof.internal.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.network.ProxySettings;
import io.github.kindproof.internal.io.network.SmallProxy;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on loopback. */
class KindReleaseTest {
  private static final byte[] BINARY = "kind".getBytes(UTF_8);
  private static final String CHECKSUM = // printf kind | sha256sum
      "0b27c158feb36ab18a10ff687909ec730ece6280581dd407e2672359be7725dd";

  @TempDir Path folder;
  private HttpServer server;
  private Path target;

  @BeforeEach
  void serve() throws IOException {
    target = folder.resolve("kind");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v0.33.0/",
        exchange -> {
          boolean head = exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(200, head ? -1 : BINARY.length);
          if (!head) {
            exchange.getResponseBody().write(BINARY);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theImageOfTheCommandHasTheSame() throws IOException {
    KindRelease release = new KindRelease(KindBinary.OLDEST);
    assertThat(Path.of("images/command/Dockerfile"))
        .content()
        .contains("ARG KIND=" + release.version() + "\n")
        .contains("ARG KIND_AMD64=" + release.checksums().get("kind-linux-amd64") + "\n")
        .contains("ARG KIND_ARM64=" + release.checksums().get("kind-linux-arm64") + "\n");
  }

  @Test
  void theRightBinaryIsKeptAndCanBeRun() {
    assertThat(release(CHECKSUM).download(target, Progress.silent())).isTrue();
    assertThat(target).hasBinaryContent(BINARY).isExecutable();
  }

  @Test
  void aBinaryWithAnotherChecksumIsThrownAway() {
    assertThat(release("0".repeat(64)).download(target, Progress.silent())).isFalse();
    assertThat(target).doesNotExist();
  }

  @Test
  void aReleaseThatIsNotThereCannotBeHad() {
    server.removeContext("/v0.33.0/");
    assertThat(release(CHECKSUM).download(target, Progress.silent())).isFalse();
    server.stop(0);
    assertThat(release(CHECKSUM).download(target, Progress.silent())).isFalse();
  }

  @Test
  void anInterruptedDownloadSaysSoInsteadOfBlamingTheServer() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> release(CHECKSUM).download(target, Progress.silent()))
        .isInstanceOf(InterruptionException.class)
        .hasMessage("downloading kind v0.33.0 was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aProxyIsUsed() throws IOException {
    try (SmallProxy proxy = SmallProxy.to(server.getAddress().getPort())) {
      Map<String, String> environment = Map.of("HTTP_PROXY", proxy.address());
      URI elsewhere = URI.create("http://kind.invalid/");
      KindRelease release = release(CHECKSUM, elsewhere, new ProxySettings(environment));
      assertThat(release.download(target, Progress.silent())).isTrue();
      assertThat(target).hasBinaryContent(BINARY).isExecutable();
      proxy.close();
      assertThat(release.download(target, Progress.silent())).isFalse();
    }
  }

  private KindRelease release(String checksum) {
    URI downloads = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return release(checksum, downloads, new ProxySettings(Map.of()));
  }

  private static KindRelease release(String checksum, URI downloads, ProxySettings proxies) {
    return new KindRelease(
        downloads,
        KindBinary.OLDEST,
        Map.of("kind-linux-amd64", checksum, "kind-linux-arm64", checksum),
        proxies);
  }
}
