package io.github.kindproof.internal.io.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every child here lives for two minutes, so a run that waits for one takes that long. */
@Timeout(180)
class CommandLimitTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration WELL_BELOW = Duration.ofSeconds(60);
  private static final Duration ENOUGH = Duration.ofSeconds(50);
  private static final int MEBIBYTE = 1 << 20;

  private Instant start;

  @BeforeEach
  void begin() {
    start = Instant.now();
  }

  @AfterEach
  void tookFarLessThanTheChildLives() {
    assertThat(Duration.between(start, Instant.now())).isLessThan(WELL_BELOW);
  }

  @Test
  void aChildThatHoldsBothStreamsIsNotWaitedFor() throws Exception {
    ProcessResult result = shell("echo said; sleep 120 & echo $! >&2").run();
    assertThat(result.exitCode()).isZero();
    assertThat(result.stdout()).isEqualTo("said\n");
    awaitNoReader("output of sh -c");
    end(result.stderr());
  }

  @Test
  void aChildThatWritesForeverIsNotWaitedFor() throws Exception {
    ProcessResult result = shell("yes & echo $! >&2; sleep 1").withLimit(ENOUGH).run();
    assertThat(result.exitCode()).isZero();
    assertThat(result.stdout().length()).isLessThan(65 * MEBIBYTE);
    awaitNoReader("output of sh -c");
  }

  @Test
  void aChildInTheBackgroundIsEndedWithItsParent() throws Exception {
    List<String> pids = Collections.synchronizedList(new ArrayList<>());
    assertThatThrownBy(() -> shell("sleep 120 & echo $!; wait").withLines(pids::add).run())
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("did not end within 2 s");
    assertThat(ended(pids.get(0))).isTrue();
    awaitNoReader("output of sh -c");
  }

  @Test
  void inputThatNobodyReadsDoesNotOutlastTheLimit() {
    Command unread = Command.of("sleep", "120").withInput(new byte[MEBIBYTE]).withLimit(LIMIT);
    assertThatThrownBy(unread::run)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("`sleep 120` did not end within 2 s");
    assertThat(unread.capture().exitCode()).isEmpty();
  }

  @Test
  void theInputReachesTheProgramWhole() {
    assertThat(Command.of("cat").withInput("one\ntwo\n").output()).isEqualTo("one\ntwo\n");
    assertThat(Command.of("wc", "-c").withInput(new byte[MEBIBYTE]).output().strip())
        .isEqualTo(String.valueOf(MEBIBYTE));
    assertThat(Command.of("cat").output()).isEmpty();
  }

  @Test
  void aLongOutputIsCutInTheMiddleAndSaysSo() {
    Command longOutput = shell("echo first; head -c 157286400 /dev/zero; echo; echo last");
    ProcessResult result = longOutput.withLimit(ENOUGH).run();
    assertThat(result.exitCode()).isZero();
    assertThat(result.stdout()).startsWith("first\n").endsWith("\nlast\n");
    assertThat(result.stdout().length()).isBetween(64 * MEBIBYTE, 65 * MEBIBYTE);
    assertThat(result.stdout().substring(64 * MEBIBYTE))
        .containsPattern("^\n\\[90\\d{6} bytes left out]\n");
    assertThat(result.lastLine()).isEqualTo("last");
  }

  @Test
  void aCutOutputIsNotUsed() {
    assertThatThrownBy(() -> shell("head -c 80000000 /dev/zero").withLimit(ENOUGH).output())
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("wrote more than 64 MiB");
  }

  @Test
  void theMessageOfAFailureHasItsLastLine() {
    Command failing = shell("head -c 80000000 /dev/zero >&2; echo >&2; echo why >&2; exit 1");
    assertThatThrownBy(() -> failing.withLimit(ENOUGH).output())
        .hasMessageContaining("failed with exit code 1: why");
  }

  @Test
  void aLineWithoutAnEndIsCut() {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    shell("head -c 3000000 /dev/zero; printf '\\r\\nnext'")
        .withLimit(ENOUGH)
        .withLines(lines::add)
        .run();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).hasSizeLessThan(2 * MEBIBYTE).endsWith("[1951424 bytes left out]");
    assertThat(lines.get(1)).isEqualTo("next");
  }

  @Test
  void aReaderThatFailsIsNoResult() {
    Command listening =
        shell("echo said; sleep 1")
            .withLines(
                line -> {
                  throw new OutOfMemoryError("no more");
                });
    assertThatThrownBy(listening::run)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("cannot be read")
        .hasMessageContaining("no more");
  }

  @Test
  void aPipeKeepsItsLimitAlthoughTheFirstProgramGoesOn() {
    Command endless = shell("exec >&-; sleep 120");
    assertThatThrownBy(() -> Command.pipe(endless, Command.of("cat").withLimit(LIMIT)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("sleep 120")
        .hasMessageContaining("did not end within 2 s");
  }

  @Test
  void aPipeDoesNotWaitForAChildOfItsPrograms() {
    List<String> pids = Collections.synchronizedList(new ArrayList<>());
    Command leaves = shell("cat; sleep 120 <&- & echo $! >&2").withLines(pids::add);
    Command.pipe(shell("echo said; sleep 120 >&- & echo $! >&2").withLines(pids::add), leaves);
    pids.stream().filter(line -> line.matches("\\d+")).forEach(CommandLimitTest::end);
  }

  @Test
  void aFollowedProgramReportsItsLinesAndItsLastWords() throws Exception {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Followed cat = shell("cat; echo bye >&2").follow("cat", lines::add, error -> {});
    cat.write("one");
    cat.write("two");
    assertThat(cat.lastWords(WELL_BELOW)).isEqualTo("bye");
    assertThat(lines).containsExactly("one", "two");
  }

  @Test
  void aFollowedProgramEndsWhateverItsChildrenDo() throws Exception {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Followed left = shell("sleep 120 & echo $!").follow("left", lines::add, error -> {});
    assertThat(left.said().get(10, TimeUnit.SECONDS)).isEmpty();
    awaitNoReader("left");
    end(lines.get(0));
  }

  @Test
  void aFollowerThatFailsSaysSo() throws IOException {
    Followed failing =
        shell("read line; echo heard")
            .follow(
                "failing",
                line -> {
                  throw new IllegalStateException("no");
                },
                error -> {});
    failing.write("go");
    assertThatThrownBy(() -> failing.said().get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("no");
  }

  private static Command shell(String script) {
    return Command.of("sh", "-c", script).withLimit(LIMIT);
  }

  private static boolean ended(String pid) {
    return ProcessHandle.of(Long.parseLong(pid.strip()))
        .map(
            child ->
                child
                    .onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .handle((end, fault) -> fault == null)
                    .join())
        .orElse(true);
  }

  private static void end(String pid) {
    ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Checks that the threads of this name end, which they do not if they wait for a child. */
  private static void awaitNoReader(String name) throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(name)) {
        thread.join(Duration.ofSeconds(20).toMillis());
        assertThat(thread.isAlive()).as(name).isFalse();
      }
    }
  }
}
