package io.github.kindproof.internal.io.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.process.OwnJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Another process that holds a lock until its input ends. */
public record LockingProcess(Process process) implements AutoCloseable {
  /** Starts it; returns when it holds the lock. */
  public static LockingProcess holding(Path lock) throws IOException {
    Process process =
        OwnJvm.running(LockingProcess.class, List.of(), List.of(lock.toString())).start();
    assertThat(process.inputReader().readLine()).isEqualTo("locked");
    return new LockingProcess(process);
  }

  public static void main(String[] arguments) throws IOException {
    try (CacheLock lock = CacheLock.take(Path.of(arguments[0]), holder -> {})) {
      System.out.println("locked");
      int unused = System.in.read();
    }
  }

  /** Ends it without giving it time to clean up. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it release the lock. */
  public void release() throws IOException {
    process.getOutputStream().close();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
