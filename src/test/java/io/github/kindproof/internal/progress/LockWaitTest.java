package io.github.kindproof.internal.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.cache.LockingProcess;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LockWaitTest {
  private static final String BEGIN = "begin  waiting for another setup: ";

  @TempDir private Path cache;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final PlainProgress progress =
      new PlainProgress(
          new PrintStream(OutputStream.nullOutputStream(), true, UTF_8) {
            @Override
            public void println(String line) {
              lines.add(line);
            }
          },
          System::nanoTime,
          false);
  private Path file;

  @BeforeEach
  void name() {
    file = cache.resolve("setup.lock");
  }

  @AfterEach
  void close() {
    progress.close();
  }

  @Test
  void theLinesSayWhoHoldsItAndHowLongItWasHeld() throws Exception {
    try (LockingProcess other = LockingProcess.holding(file)) {
      CompletableFuture<Void> ours = takeElsewhere();
      assertThat(nextLine())
          .startsWith(BEGIN + "process " + other.process().pid() + " (")
          .endsWith(") holds " + file);
      other.release();
      ours.get(20, TimeUnit.SECONDS);
      assertThat(nextLine())
          .startsWith("done   waiting for another setup: process " + other.process().pid())
          .matches(".* \\(\\d+\\.\\d s\\): released");
    }
  }

  @Test
  void aStalePidIsNotNamed() throws Exception {
    try (LockingProcess killed = LockingProcess.holding(file)) {
      killed.kill();
      try (LockingProcess silent = LockingProcess.holding(file)) {
        // As if it could not write its own pid, and the killed one's were still there.
        Files.writeString(cache.resolve("setup.lock.holder"), killed.process().pid() + " 1\n");
        CompletableFuture<Void> ours = takeElsewhere();
        assertThat(nextLine()).isEqualTo(BEGIN + "an unknown process holds " + file);
        silent.release();
        ours.get(20, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void aNewHolderHasItsOwnLines() throws Exception {
    try (LockingProcess other = LockingProcess.holding(file)) {
      Path entry = cache.resolve("setup.lock.holder");
      String itself = Files.readString(entry);
      Files.delete(entry);
      CompletableFuture<Void> ours = takeElsewhere();
      assertThat(nextLine()).isEqualTo(BEGIN + "an unknown process holds " + file);
      Files.writeString(entry, itself);
      assertThat(nextLine()).startsWith("done   waiting for another setup: an unknown process");
      assertThat(nextLine()).startsWith(BEGIN + "process " + other.process().pid());
      other.release();
      ours.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void aFreeLockIsTakenWithoutALine() {
    LockWait.take(file, "another setup", progress).close();
    assertThat(lines).isEmpty();
  }

  private CompletableFuture<Void> takeElsewhere() {
    return CompletableFuture.runAsync(
        () -> LockWait.take(file, "another setup", progress).close(),
        task -> new Thread(task).start());
  }

  private String nextLine() throws InterruptedException {
    String line = lines.poll(20, TimeUnit.SECONDS);
    assertThat(line).isNotNull();
    return line;
  }
}
