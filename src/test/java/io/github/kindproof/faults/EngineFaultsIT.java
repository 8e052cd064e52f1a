package io.github.kindproof.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.engine.Engine;
import io.github.kindproof.internal.engine.SecondEngine;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An engine that is killed, or stands still, while a command works with it: the command ends by
 * itself, with the exit code of a fault and words that name the engine; after the engine is back,
 * {@code kindproof clean} removes what is left.
 */
@Tag("cluster")
@Tag("faults")
@Isolated
class EngineFaultsIT {
  private static final Duration CLEAN = Duration.ofMinutes(5);

  private static SecondEngine engine;
  private static Path disk;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    Preparation preparation = Preparation.ofThisMachine(Progress.silent());
    var versions = KubernetesVersions.read(preparation.files().find("kubernetes-versions.yaml"));
    List<String> images = List.of(preparation.images().node(versions.standard()).reference());
    // A file system of its own, small enough to be filled.
    Command.of("mount", "-t", "tmpfs", "-o", "size=3g", "none", data.toString()).output();
    disk = data;
    engine = new SecondEngine(data);
    engine.copy(images);
  }

  @AfterAll
  static void stop() throws IOException {
    if (engine != null) {
      engine.close();
    }
    if (disk != null) {
      Command.of("umount", disk.toString()).output();
    }
  }

  @AfterEach
  void goOn() {
    engine.signal("CONT");
  }

  @ParameterizedTest
  @CsvSource({
    "KILL, begin  boot, 5",
    "KILL, 'begin  recording nginx, run 1', 3",
    "STOP, begin  boot, 5",
    "STOP, 'begin  recording nginx, run 1', 3",
  })
  void itEndsByItselfAndNamesTheEngine(
      String signal, String line, int seconds, @TempDir Path folder) throws Exception {
    ChildRun run = record(folder);
    run.awaitLine(line);
    assertThat(run.process().waitFor(seconds, TimeUnit.SECONDS)).as(run.said()).isFalse();
    engine.signal(signal);
    ends(run, signal + " at '" + line + "'");
    assertThat(run.process().exitValue()).isEqualTo(3);
    assertThat(run.said()).contains("engine");
    assertThat(folder.resolve("nginx.json")).doesNotExist();
    cleanLeavesNothing();
  }

  /** kind gets five minutes; the boot is then tried again. */
  @Test
  void aKindThatStandsStillIsGivenUpAndTheBootTriedAgain(@TempDir Path folder) throws Exception {
    ChildRun run = record(folder);
    run.awaitLine("begin  boot");
    ProcessHandle kind = await().until(() -> run.child("kind"), Optional::isPresent).orElseThrow();
    Command.of("kill", "-STOP", String.valueOf(kind.pid())).output();
    ends(run, "kind stands still");
    assertThat(run.said()).contains("retrying boot");
    assertThat(run.process().exitValue()).isZero();
    assertThat(kind.isAlive()).isFalse();
    cleanLeavesNothing();
  }

  /** A file fills the disk of images and volumes as soon as the boot begins. */
  @Test
  void aFullDiskOfTheEngineIsNamed(@TempDir Path folder) throws Exception {
    ChildRun run = record(folder);
    run.awaitLine("begin  boot");
    engine.fillDisk();
    try {
      ends(run, "the engine's disk is full");
      assertThat(run.process().exitValue()).isEqualTo(3);
      assertThat(run.said()).containsIgnoringCase("no space left on device");
    } finally {
      engine.freeDisk();
    }
    cleanLeavesNothing();
  }

  private static ChildRun record(Path folder) throws IOException {
    return ChildRun.start(
        folder,
        engine.start().docker().environment(),
        "record",
        "manifests/workloads/nginx.yaml",
        "--exercise",
        "exercises/nginx.sh",
        "--output",
        folder.resolve("nginx.json").toString());
  }

  private static void ends(ChildRun run, String fault) throws InterruptedException {
    long since = System.nanoTime();
    assertThat(run.process().waitFor(15, TimeUnit.MINUTES)).as(run.said()).isTrue();
    System.out.printf(
        "%s: exit code %d after %d s%n%s%n",
        fault,
        run.process().exitValue(),
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since),
        run.said());
  }

  private static void cleanLeavesNothing() {
    engine.signal("CONT");
    Engine again = engine.start();
    ProcessResult clean =
        Command.of("./kindproof", "clean")
            .withEnvironment(again.docker().environment())
            .withLimit(CLEAN)
            .run();
    assertThat(clean.ok()).as(clean.stderr()).isTrue();
    assertThat(again.docker().command("ps", "--all", "--quiet").output()).isEmpty();
  }
}
