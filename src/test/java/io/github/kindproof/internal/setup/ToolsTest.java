package io.github.kindproof.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.network.ProxySettings;
import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {
  private static final KindRelease NOWHERE =
      new KindRelease(
          URI.create("http://127.0.0.1:1/"),
          KindBinary.OLDEST,
          Map.of(),
          new ProxySettings(Map.of()));

  @TempDir Path folder;

  @Test
  void whatNobodyAsksForIsNotLookedFor() {
    AtomicInteger asked = new AtomicInteger();
    Tools tools =
        new Tools(
            () -> {
              throw new AssertionError("looked for an engine");
            },
            () -> Path.of("kind-" + asked.incrementAndGet()));
    assertThat(tools.usedKind()).isEmpty();
    assertThat(tools.kind()).isEqualTo(tools.kind()).isEqualTo(Path.of("kind-1"));
    assertThat(tools.usedKind()).contains(Path.of("kind-1"));
    assertThat(tools.usedEngine()).isEmpty();
  }

  @Test
  void aFaultIsRememberedToo() {
    AtomicInteger asked = new AtomicInteger();
    Tools tools =
        new Tools(
            () -> {
              throw new AssertionError("looked for an engine");
            },
            () -> {
              throw new EnvironmentException("no kind " + asked.incrementAndGet(), "get it");
            });
    assertThatThrownBy(tools::kind).hasMessage("no kind 1; get it");
    assertThatThrownBy(tools::kind)
        .isInstanceOf(EnvironmentException.class)
        .hasMessage("no kind 1; get it");
    assertThat(tools.usedKind()).isEmpty();
  }

  @Test
  void anInterruptedSearchIsNoFaultOfTheMachine() {
    AtomicInteger asked = new AtomicInteger();
    Once<Integer> once =
        new Once<>(
            () -> {
              if (asked.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
                throw new EnvironmentException("interrupted", "run again");
              }
              return asked.get();
            });
    assertThatThrownBy(once::get).hasMessage("interrupted; run again");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(once.get()).isEqualTo(2);
  }

  @Test
  void withLeaveToSetUpKindIsMadeOnceAndThenFound() throws IOException {
    program("go", "echo '#!/bin/sh' > $GOBIN/kind; /bin/chmod +x $GOBIN/kind");
    Path made = gotten();
    assertThat(made).isEqualTo(folder.resolve("bin/kind-v0.33.0/kind")).isExecutable();
    program("go", "exit 1");
    assertThat(gotten()).isEqualTo(made);
  }

  @Test
  void whereItCanBeMadeByNothingTheReasonIsTold() {
    assertThatThrownBy(this::gotten)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("there is no Go to build it; install Go 1.21 or newer, or kind");
  }

  private Path gotten() {
    return Tools.gotten(
        new KindBinary(new SearchPath(List.of(folder)), folder.resolve("bin"), NOWHERE),
        new KindproofCache(folder.resolve("cache")),
        Progress.silent());
  }

  private void program(String name, String does) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + does + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
