package io.github.kindproof.internal.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();
  private final PlainProgress progress =
      new PlainProgress(new PrintStream(bytes, true, UTF_8), nanos::get, false);

  @AfterEach
  void close() {
    progress.close();
  }

  @Test
  void aTaskHasALineAtItsBeginAndOneAtItsEnd() {
    var booting = progress.begin("booting v1.34.11");
    var pulling = progress.begin("pulling nginx");
    pass(2500);
    pulling.failed("401 Unauthorized");
    pass(20_600);
    booting.done("2 nodes are ready");

    assertThat(bytes.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            begin  booting v1.34.11
            begin  pulling nginx
            FAILED pulling nginx (2.5 s): 401 Unauthorized
            done   booting v1.34.11 (23.1 s): 2 nodes are ready
            """);
  }

  @Test
  void whatRunsWhenTheProcessEndsIsInterruptedWhateverIsSaidOfItLater() {
    var booting = progress.begin("booting v1.34.11");
    pass(2500);
    progress.interrupt();
    booting.failed("kind failed: signal: terminated");

    assertThat(bytes.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            begin  booting v1.34.11
            FAILED booting v1.34.11 (2.5 s): interrupted
            """);
  }

  @Test
  void aLongTaskSaysEveryHalfMinuteWhatItWaitsFor() {
    var task = progress.begin("building kubernetes");
    task.update("linking kubelet");
    for (int second = 0; second < 65; second++) {
      pass(1000);
      progress.beat();
    }
    task.done("");

    assertThat(bytes.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            begin  building kubernetes
            still  building kubernetes (30 s): linking kubelet
            still  building kubernetes (60 s): linking kubelet
            done   building kubernetes (65.0 s)
            """);
  }

  @Test
  void inDetailEachStepHasALineButNotEachCount() {
    var detailed = new PlainProgress(new PrintStream(bytes, true, UTF_8), nanos::get, true);
    var task = detailed.begin("pulling nginx");
    task.update("1.5 of 40 MB");
    task.update("12.5 of 40 MB");
    task.update("unpacking");
    task.done("");
    detailed.close();
    assertThat(bytes.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            begin  pulling nginx
            step   pulling nginx: 1.5 of 40 MB
            step   pulling nginx: unpacking
            done   pulling nginx (0.0 s)
            """);
  }

  @Test
  void nothingIsColoredAndNoLineIsBroken() {
    progress.say("\033[31mred\033[0m\nsecond");
    assertThat(bytes.toString(UTF_8)).isEqualToNormalizingNewlines("red second\n");
  }

  @Test
  void whatStillRunsWhenItClosesHasFailed() {
    progress.begin("booting");
    progress.close();
    assertThat(bytes.toString(UTF_8)).contains("FAILED booting (0.0 s): not finished");
  }

  private void pass(int milliseconds) {
    nanos.addAndGet(Duration.ofMillis(milliseconds).toNanos());
  }
}
