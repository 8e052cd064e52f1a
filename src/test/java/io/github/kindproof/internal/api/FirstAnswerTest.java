package io.github.kindproof.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers on loopback that give no answer; without TLS, which makes no difference here. */
class FirstAnswerTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final List<String> begun = new ArrayList<>();

  @Test
  void aServerThatAcceptsAndNeverAnswersIsNamedWithinTheLimit() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      hangs(server);
    }
  }

  @Test
  void aResponseWithoutAnEndIsNoAnswer() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> answerHalf(server), "half an answer");
      thread.setDaemon(true);
      thread.start();
      hangs(server);
    }
  }

  private void hangs(ServerSocket server) {
    String url = "http://127.0.0.1:" + server.getLocalPort();
    assertThatThrownBy(() -> FirstAnswer.await(config(url), url, progress(), LIMIT))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            url
                + " does not answer within 2 s; check that it is running, and that this address is"
                + " an API server's");
    assertThat(begun).containsExactly("connecting to " + url);
  }

  @Test
  void aRefusedConnectionIsCalledSo() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port;
    Config once = new ConfigBuilder(config(url)).withRequestRetryBackoffLimit(0).build();
    assertThatThrownBy(
            () -> FirstAnswer.await(once, url, Progress.silent(), Duration.ofSeconds(20)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith("cannot reach " + url + ": connection refused; ");
  }

  private static void answerHalf(ServerSocket server) {
    String half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    try (Socket client = server.accept()) {
      client.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The test has ended.
    }
  }

  private static Config config(String url) {
    return new ConfigBuilder(Config.empty()).withMasterUrl(url).build();
  }

  private Progress progress() {
    return new Progress() {
      @Override
      public Task begin(String what) {
        begun.add(what);
        return Progress.silent().begin(what);
      }

      @Override
      public void say(String line) {}
    };
  }
}
