package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.faults.ChildRun;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.trace.RecordedTrace;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that is ended while kind makes its cluster. Killed outright, kind and the engine's clients
 * go on without it, and so does the engine without them: {@code kindproof clean} at once removes
 * everything all the same, and nothing of anybody else.
 */
@Tag("cluster")
@Tag("long")
@Isolated
class KilledBootIT {
  private static final String[] TUTORIAL = {
    "tutorial", "--kubernetes", "default", "--step", "5",
  };
  private static final Duration QUIET = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 600, 1500, 3000, 5000, 8000, 12_000, 17_000, 24_000})
  void killedAtAnyMomentNothingStaysAfterClean(int millis, @TempDir Path folder) throws Exception {
    List<String> volumes = ChildRun.looseVolumes();
    ChildRun run = ChildRun.start(folder, TUTORIAL);
    run.awaitLine("begin  boot");
    String token = run.token();
    assertThat(run.process().waitFor(millis, TimeUnit.MILLISECONDS)).as(run.said()).isFalse();
    run.signal("KILL");
    run.process().waitFor();

    ProcessResult clean = clean();
    assertThat(clean.ok()).as(clean.stderr()).isTrue();
    assertThat(clean.stderr()).contains("network kindproof-" + token).contains("folder ");
    assertThat(ChildRun.left(token)).as(clean.stderr()).isEmpty();
    await()
        .during(QUIET)
        .atMost(QUIET.multipliedBy(2))
        .untilAsserted(() -> assertThat(ChildRun.left(token)).isEmpty());
    assertThat(ChildRun.looseVolumes()).isSubsetOf(volumes);
  }

  /** It would go on where nobody looks any more. */
  @Test
  void aKindThatStandsStillIsEnded(@TempDir Path folder) throws Exception {
    ChildRun run = ChildRun.start(folder, TUTORIAL);
    run.awaitLine("begin  boot");
    String token = run.token();
    ProcessHandle kind = await().until(() -> run.child("kind"), Optional::isPresent).orElseThrow();
    Command.of("kill", "-STOP", String.valueOf(kind.pid())).output();
    run.signal("KILL");
    run.process().waitFor();

    assertThat(clean().stderr()).contains("ended kind of a dead run (pid " + kind.pid() + ")");
    assertThat(kind.isAlive()).isFalse();
    assertThat(ChildRun.left(token)).isEmpty();
  }

  @Test
  void kindOfSomebodyElseGoesOn(@TempDir Path folder) throws Exception {
    Preparation preparation = Preparation.ofThisMachine(Progress.silent());
    String kind = preparation.tools().kind().toString();
    String image = nodeImage(preparation);
    String kubeconfig = folder.resolve("kubeconfig").toString();
    String volume = Command.of("docker", "volume", "create").output().strip();
    List<String> theirs = List.of(kind, "create", "cluster", "--name", "theirs", "--image", image);
    Process booting =
        new ProcessBuilder(with(theirs, "--kubeconfig", kubeconfig))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("theirs").toFile())
            .start();
    try {
      ChildRun run = ChildRun.start(folder, TUTORIAL);
      run.awaitLine("begin  boot");
      String token = run.token();
      assertThat(run.process().waitFor(3, TimeUnit.SECONDS)).as(run.said()).isFalse();
      run.signal("KILL");
      assertThat(clean().ok()).isTrue();

      assertThat(ChildRun.left(token)).isEmpty();
      assertThat(booting.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(booting.exitValue()).isZero();
      assertThat(Command.of("docker", "volume", "inspect", volume).run().ok()).isTrue();
    } finally {
      Command.end(booting);
      List<String> delete = List.of(kind, "delete", "cluster", "--name", "theirs");
      Command.of(with(delete, "--kubeconfig", kubeconfig)).run();
      Command.of("docker", "volume", "rm", volume).run();
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130, 1", "INT, 130, 6", "TERM, 143, 10"})
  void interruptedItSaysSoAndLeavesNothing(
      String signal, int exitCode, int seconds, @TempDir Path folder) throws Exception {
    List<String> volumes = ChildRun.looseVolumes();
    ChildRun run = ChildRun.start(folder, TUTORIAL);
    run.awaitLine("begin  boot");
    String token = run.token();
    assertThat(run.process().waitFor(seconds, TimeUnit.SECONDS)).as(run.said()).isFalse();
    run.signal(signal);

    assertThat(run.process().waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(run.process().exitValue()).as(run.said()).isEqualTo(exitCode);
    assertThat(run.said().lines())
        .containsOnlyOnce("kindproof: interrupted")
        .filteredOn(line -> line.startsWith("FAILED"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).endsWith(": interrupted"));
    assertThat(run.said()).doesNotContain("kind failed");
    assertThat(RecordedTrace.read(Path.of("target/kindproof/trace.json")).spans())
        .anySatisfy(
            it -> {
              assertThat(it.name()).startsWith("boot ");
              assertThat(it.details()).containsEntry("failed", "interrupted");
            })
        .anySatisfy(
            it -> {
              assertThat(it.name()).isEqualTo("kind delete");
              assertThat(it.details()).containsEntry("exit code", "0");
            });
    assertThat(ChildRun.left(token)).isEmpty();
    assertThat(ChildRun.looseVolumes()).isSubsetOf(volumes);
  }

  private static ProcessResult clean() {
    return Command.of("./kindproof", "clean").withLimit(Duration.ofMinutes(3)).run();
  }

  private static String nodeImage(Preparation preparation) {
    try (Harness harness = Harness.open(preparation)) {
      return harness.nodeImage(harness.versions().standard(), NodeRuntime.own()).reference();
    }
  }

  private static List<String> with(List<String> command, String option, String value) {
    return Stream.concat(command.stream(), Stream.of(option, value)).toList();
  }
}
