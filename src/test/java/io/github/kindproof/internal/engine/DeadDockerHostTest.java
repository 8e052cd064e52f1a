package io.github.kindproof.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.process.SearchPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the docker command line really makes of a variable that leads nowhere. */
@Timeout(30)
class DeadDockerHostTest {
  @TempDir Path folder;

  @BeforeEach
  void needsTheCommandLine() {
    assumeTrue(SearchPath.ofThisProcess().find("docker").isPresent(), "there is no docker");
  }

  @Test
  void aSocketThatIsNotThereIsToldSo() {
    String host = "unix://" + folder.resolve("none.sock");
    assertThat(lack(host))
        .isEqualTo("no engine responds at DOCKER_HOST=" + host + ": there is no such socket");
  }

  @Test
  void soIsOneWhereNobodyListens() throws IOException {
    Path socket = folder.resolve("old.sock");
    try (ServerSocketChannel left =
        ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(lack("unix://" + socket))
        .isEqualTo("no engine responds at DOCKER_HOST=unix://" + socket);
  }

  @Test
  void oneThatNeverAnswersIsNotWaitedForWithoutEnd() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      String host = "tcp://127.0.0.1:" + silent.getLocalPort();
      assertThat(lack(host)).isEqualTo("no engine responds at DOCKER_HOST=" + host + " within 2 s");
    }
  }

  @Test
  void whatTheCommandLineKnowsBetterIsSaid() {
    assertThat(lack("nonsense://x"))
        .startsWith("no engine responds at DOCKER_HOST=nonsense://x: ")
        .doesNotContain("Get ");
  }

  @Test
  void itIsNamedHowToDoWithoutIt() {
    EngineState state = look("unix://" + folder.resolve("none.sock"));
    assertThat(((EngineState.Unusable) state).remedy()).contains("`unset DOCKER_HOST`");
  }

  private String lack(String host) {
    return look(host).lack().orElseThrow();
  }

  private EngineState look(String host) {
    return new EngineSearch(
            Map.of("DOCKER_HOST", host),
            OwnEngine.ofThisMachine(new KindproofCache(folder)),
            Duration.ofSeconds(2))
        .look();
  }
}
