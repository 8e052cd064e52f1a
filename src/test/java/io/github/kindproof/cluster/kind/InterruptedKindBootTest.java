package io.github.kindproof.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.cluster.kind.config.KindConfig;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program in kind's place that never ends by itself, beside an engine that does not run. */
@Timeout(60)
class InterruptedKindBootTest {
  @TempDir private Path folder;
  private Path began;

  @BeforeEach
  void needsTheEnginesClient() {
    assumeTrue(SearchPath.ofThisProcess().find("docker").isPresent());
    began = folder.resolve("began");
  }

  @Test
  void oneThatIsStoppedIsInterruptedAndHasNotFailed() throws IOException {
    KindBoot boot = boot("exec sleep 61");
    CompletableFuture<Throwable> thrown = run(boot);
    awaitBegun();
    boot.stop();
    assertThat(thrown.join())
        .isInstanceOf(InterruptionException.class)
        .hasMessage("kind create cluster c was interrupted");
  }

  @Test
  void oneThatIsStoppedBeforeItBeganIsInterrupted() throws IOException {
    KindBoot boot = boot("exec sleep 61");
    boot.stop();
    assertThatThrownBy(() -> boot(boot)).isInstanceOf(InterruptionException.class);
  }

  @Test
  void oneWhoseThreadIsInterruptedSaysForWhatItWaited() throws Exception {
    KindBoot boot = boot("exec sleep 61");
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread booting = new Thread(() -> thrown.complete(catchThrowable(() -> boot(boot))));
    booting.start();
    awaitBegun();
    booting.interrupt();
    assertThat(thrown.get())
        .isInstanceOf(InterruptionException.class)
        .hasMessageStartingWith("the wait for kind create cluster c was interrupted after ");
  }

  @Test
  void aKindThatSomebodyElseEndedHasFailed() throws IOException {
    Optional<KindBoot.Failure> failure = boot(boot("echo 'ERROR: no' >&2; kill -TERM $$"));
    assertThat(failure.orElseThrow().cause().toString()).contains("kind failed").contains("no");
  }

  private void awaitBegun() {
    while (!Files.exists(began)) {
      Thread.onSpinWait();
    }
  }

  private CompletableFuture<Throwable> run(KindBoot boot) {
    return CompletableFuture.supplyAsync(() -> catchThrowable(() -> boot(boot)));
  }

  private Optional<KindBoot.Failure> boot(KindBoot boot) {
    Path config = Path.of("kind-configs/seccomp-default-alpha.yaml").toAbsolutePath();
    return boot.run(
        KindConfig.read(config, Path.of("").toAbsolutePath()),
        "c",
        Optional.of("image"),
        folder.resolve("kubeconfig"),
        Progress.silent().begin("boot"));
  }

  private KindBoot boot(String does) throws IOException {
    Path kind = folder.resolve("kind");
    Files.writeString(kind, "#!/bin/sh\ntouch " + began + "\n" + does + "\n");
    assertThat(kind.toFile().setExecutable(true)).isTrue();
    Docker docker = new Docker(Map.of("DOCKER_HOST", "unix://" + folder.resolve("none.sock")));
    return new KindBoot(
        new KindCommand(kind, docker, "n"), new NodeContainers(docker), Duration.ofMinutes(5));
  }
}
