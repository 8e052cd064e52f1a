package io.github.kindproof.internal.image.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BuildLockTest {
  @TempDir private Path cache;

  @Test
  void aSecondBuildOfThisProcessWaitsAndSaysSo() throws Exception {
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    CompletableFuture<Void> second;
    try (BuildLock first = BuildLock.take(cache, Progress.silent())) {
      second = CompletableFuture.runAsync(() -> BuildLock.take(cache, listener(said)).close());
      assertThat(said.poll(10, TimeUnit.SECONDS)).contains("waiting for another image build");
      assertThat(second).isNotDone();
    }
    second.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aBuildOfAnotherProcessIsWaitedFor() throws Exception {
    Process other = otherProcessHoldingTheLock();
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    CompletableFuture<Void> ours =
        CompletableFuture.runAsync(() -> BuildLock.take(cache, listener(said)).close());
    assertThat(said.poll(10, TimeUnit.SECONDS)).contains("waiting for another image build");
    assertThat(ours).isNotDone();

    other.getOutputStream().close();
    ours.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aFreeLockIsTakenWithoutAWord() {
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    BuildLock.take(cache, listener(said)).close();
    BuildLock.take(cache, listener(said)).close();
    assertThat(said).isEmpty();
  }

  /** Holds the lock until its input ends. */
  private Process otherProcessHoldingTheLock() throws IOException {
    Path program = cache.resolve("Holder.java");
    Files.writeString(
        program,
        """
        import java.nio.channels.FileChannel;
        import java.nio.file.*;
        class Holder {
          public static void main(String[] args) throws Exception {
            var channel = FileChannel.open(Path.of(args[0]),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            System.out.println("locked");
            System.in.read();
          }
        }
        """);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                List.of(java, program.toString(), cache.resolve("build.lock").toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("locked");
    return process;
  }

  private static Progress listener(BlockingQueue<String> said) {
    return new Progress() {
      @Override
      public Task begin(String what) {
        return Progress.silent().begin(what);
      }

      @Override
      public void say(String line) {
        said.add(line);
      }
    };
  }
}
