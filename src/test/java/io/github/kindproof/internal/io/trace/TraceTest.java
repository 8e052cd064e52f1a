package io.github.kindproof.internal.io.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.waiting.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What waits, programs and tasks write. Isolated, because a process has only one trace. */
@Isolated
@Timeout(120)
class TraceTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void open() {
    file = folder.resolve("trace.json");
    Trace.open(file, "tests", Instant.now());
  }

  @Test
  void beginsWithTheStartOfTheProcess() {
    assertThat(trace().paths()).containsExactly("start JVM", "start command");
    assertThat(trace().span("JVM").begin()).isZero();
    assertThat(trace().span("command").begin()).isEqualTo(trace().span("JVM").end());
  }

  @Test
  void waitsSayHowTheyEnded() {
    new Wait("a good one", LONG, SHORT).until(() -> 1, it -> it == 1);
    new Wait("an endless one", Duration.ofMillis(100), SHORT).until(() -> 1, it -> it == 2);
    new Wait("a hopeless one", LONG, SHORT)
        .looking(() -> 1)
        .failFast("it is one", it -> it == 1)
        .until(it -> it == 2);
    assertThat(trace().span("a good one").details())
        .containsEntry("ended", "met")
        .containsEntry("limit", "60 s");
    assertThat(trace().span("an endless one").details()).containsEntry("ended", "limit");
    assertThat(trace().span("a hopeless one").details())
        .containsEntry("ended", "failed fast: it is one");
  }

  @Test
  void whatAWaitRunsIsInIt() {
    Path made = folder.resolve("made");
    new Wait("a file", LONG, SHORT)
        .until(
            () ->
                Command.of("sh", "-c", "test -e " + made + " || { touch " + made + "; exit 1; }")
                    .run(),
            result -> result.ok());
    assertThat(trace().paths())
        .endsWith("wait a file/process sh -c", "wait a file/process sh -c", "wait a file");
  }

  @Test
  void programsHaveTheirWordsAndTheirExitCode() {
    Command.of("sh", "-c", "exit 3").run();
    assertThat(trace().span("sh -c").category()).isEqualTo("process");
    assertThat(trace().span("sh -c").details())
        .containsEntry("words", "sh -c exit 3")
        .containsEntry("exit code", "3");
  }

  @Test
  void capturedAndPipedProgramsAreThereToo() {
    Command.of("/bin/true").capture();
    Command.pipe(Command.of("echo", "x"), Command.of("cat"));
    assertThat(trace().paths())
        .endsWith("process true", "process echo x/process cat", "process echo x");
    assertThat(trace().span("cat").details()).containsEntry("exit code", "0");
  }

  @Test
  void oneInTheBackgroundEndsWhenItsProgramEnds() throws Exception {
    Process process = Command.of("cat").start();
    assertThat(trace().span("cat").end()).isInfinite();
    assertThat(trace().span("cat").lane()).isEqualTo("cat (background)");
    process.getOutputStream().close();
    new Wait("its end", LONG, SHORT).until(() -> ended("cat"), ended -> ended);
    assertThat(trace().span("cat").details()).containsEntry("exit code", "0");
  }

  private boolean ended(String name) {
    return trace().span(name).end() < Double.POSITIVE_INFINITY;
  }

  private RecordedTrace trace() {
    return RecordedTrace.read(file);
  }
}
