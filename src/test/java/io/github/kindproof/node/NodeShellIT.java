package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.engine.Docker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files and requests by way of a container of a node's image; no cluster needed. */
class NodeShellIT {
  private static final Docker DOCKER = new Docker(Map.of());
  private static final String IMAGE = NodeImage.reference();
  private static NodeShell node = new NodeShell(DOCKER, "");

  @BeforeAll
  static void startAContainer() {
    String id =
        DOCKER
            .command(
                "run",
                "--detach",
                "--rm",
                "--network=host",
                "--entrypoint=sleep",
                IMAGE,
                "infinity")
            .output()
            .strip();
    node = new NodeShell(DOCKER, id);
  }

  @AfterAll
  static void removeIt() {
    DOCKER.command("rm", "--force", node.container()).run();
  }

  @Test
  void aFileIsReadByteForByte() {
    node.run("bash", "-c", "printf '\\xff\\x00\\r\\n end' > /odd");
    assertThat(node.readFile("/odd").orElseThrow())
        .isEqualTo(new byte[] {(byte) 0xff, 0, '\r', '\n', ' ', 'e', 'n', 'd'});
    assertThat(node.readFile("/missing")).isEmpty();
  }

  @Test
  void aWholeAnswerIsComplete() throws IOException {
    HttpResponse response = answerOf("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    assertThat(response.complete()).isTrue();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("hello");
  }

  @Test
  void halfABodyIsNotComplete() throws IOException {
    HttpResponse response = answerOf("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    assertThat(response.complete()).isFalse();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("hello");
    assertThat(response.trouble()).startsWith("curl: (18)");
  }

  @Test
  void aPortThatNobodyListensOnGivesNoAnswer() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    HttpResponse response = node.http("http://127.0.0.1:" + port + "/");
    assertThat(response.status()).isZero();
    assertThat(response.trouble()).startsWith("curl: (7)");
  }

  /** What a server that says exactly this, and then closes, gives. */
  private static HttpResponse answerOf(String said) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serveOnce(server, said));
      thread.start();
      return node.http("http://127.0.0.1:" + server.getLocalPort() + "/");
    }
  }

  private static void serveOnce(ServerSocket server, String said) {
    try (Socket socket = server.accept()) {
      var request =
          new java.io.BufferedReader(
              new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      while (!request.readLine().isEmpty()) {
        continue;
      }
      socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The client is gone, and sees it itself.
    }
  }
}
