package io.github.kindproof.internal.io.process;

import io.github.kindproof.InterruptionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process that this process did not start. */
public final class ProcessEnd {
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  private ProcessEnd() {}

  /**
   * Asks a process to end, and kills it if it has not ended after the patience. A handle knows the
   * start time of its process, so it never signals another process with the same pid.
   *
   * @return whether it has ended; false if it may not be signaled
   */
  public static boolean of(ProcessHandle process, Duration patience) {
    CompletableFuture<ProcessHandle> ended = process.onExit();
    if (!process.destroy() && process.isAlive()) {
      return false;
    }
    if (endsWithin(patience, process, ended)) {
      return true;
    }
    process.destroyForcibly();
    return endsWithin(AFTER_KILL, process, ended);
  }

  private static boolean endsWithin(
      Duration limit, ProcessHandle process, CompletableFuture<ProcessHandle> ended) {
    try {
      ended.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw InterruptionException.of("the wait for the end of process " + process.pid(), e);
    }
  }
}
