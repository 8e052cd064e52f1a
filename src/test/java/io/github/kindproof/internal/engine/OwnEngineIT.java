package io.github.kindproof.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a second, real engine beside the one that the suites use. */
class OwnEngineIT {
  private static final String IMAGE = "kindproof-test:1";
  private static final String STATUS = "/proc/self/status";
  private static final String LAST_OF_OLD_ENGINES = "37"; // they don't know the newer ones
  private static final Progress.Task TASK = Progress.silent().begin("an engine for a test");

  @TempDir Path data;
  private SecondEngine second;
  private EngineFolders folders;
  private OwnEngine engine;

  @BeforeEach
  void prepare() throws IOException {
    assumeThat(Root.isMe()).as("only root can start an engine").isTrue();
    assumeThat(SearchPath.ofThisProcess().find("dockerd")).isPresent();
    second = new SecondEngine(data);
    folders = second.folders();
    engine = second.engine();
  }

  @AfterEach
  void stop() throws IOException {
    if (second != null) {
      second.close();
    }
  }

  @Test
  void runsPrivilegedContainersAndLeavesNothingWhenStopped() throws IOException {
    Engine started = engine.start(Progress.silent(), TASK);
    assertThat(started.host()).isEqualTo("unix://" + folders.ownSocket());
    assertThat(started.dataFolder()).isEqualTo(folders.images());
    assertThat(engine.start(Progress.silent(), TASK)).as("started again").isEqualTo(started);

    importImageWithCat(started);
    String[] run = {"run", "--rm", "--privileged", "--network=none", IMAGE, "/usr/bin/cat", STATUS};
    assertPrivileged(started, run);
    String[] keep = {"run", "-di", "--name=cat", "--network=none", IMAGE, "/usr/bin/cat"};
    started.docker().command(keep).output();
    String[] exec = {"exec", "--privileged", "cat", "/usr/bin/cat", STATUS};
    assertPrivileged(started, exec);

    assertThat(engine.stop(Progress.silent())).isTrue();
    assertThat(engine.stop(Progress.silent())).as("stopped again").isFalse();
    assertThat(folders.run()).doesNotExist();
    assertThat(folders.images()).as("images stay").isDirectory();
    assertThat(mounts()).doesNotContain(folders.run().toString(), data.toString());
    engine.removeData();
    assertThat(folders.data()).doesNotExist();
  }

  @Test
  void whatAKilledDaemonLeftIsTakenOver() throws IOException {
    Engine started = engine.start(Progress.silent(), TASK);
    ProcessHandle daemon = new EngineProcesses(folders).daemon().orElseThrow();
    daemon.destroyForcibly();
    daemon.onExit().join();
    assertThat(engine.host()).isEmpty();
    assertThat(engine.start(Progress.silent(), TASK)).isEqualTo(started);
  }

  private static void importImageWithCat(Engine engine) {
    Command.of(
            "sh",
            "-c",
            "tar -ch /usr/bin/cat $(ldd /usr/bin/cat | grep -o '/[^ ]*') | docker import - "
                + IMAGE)
        .withEnvironment(engine.docker().environment())
        .output();
  }

  private static void assertPrivileged(Engine engine, String... command) {
    String status = engine.docker().command(command).output();
    List<String> missing = BoundingSet.parse(status, LAST_OF_OLD_ENGINES).missing();
    assertThat(BoundingSet.ofThisProcess().missing()).containsAll(missing);
  }

  private static String mounts() throws IOException {
    return Files.readString(Path.of("/proc/self/mounts"));
  }
}
