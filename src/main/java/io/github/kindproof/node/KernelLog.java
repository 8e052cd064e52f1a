package io.github.kindproof.node;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.process.Followed;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A recording of the kernel's seccomp audit records, from {@link #record} to {@link #end}. Both
 * ends are marked by audit records of our own, so that it contains every record in between.
 *
 * <p>While it runs, {@code kernel.printk_ratelimit} is lifted. The recording itself restores it,
 * even if this process is killed; concurrent recordings of several runs share it. If the container
 * is killed too, see {@link PrintkRateLimit#restoreLeftOver}.
 */
public final class KernelLog implements AutoCloseable {
  private static final String SCRIPT =
      Scripts.text("printk-rate-limit.sh") + Scripts.text("kernel-log.sh");
  private static final int MARKER_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The number of attempts for a marker while nothing at all can be read. */
  private static final int MARKER_ATTEMPTS = 3;

  /** The most attempts: a reader that lags behind the kernel's log still makes progress. */
  private static final int MARKER_MOST_ATTEMPTS = 36;

  private final HostShell host;
  private final String name;
  private final AtomicInteger marked = new AtomicInteger();
  private final RecordingReader reader;
  private final Followed recording;

  private KernelLog(HostShell host, String name) {
    this.host = host;
    this.name = name;
    this.reader = new RecordingReader(name);
    this.recording = host.bash(SCRIPT, name).follow("kernel log", reader::line, error -> {});
  }

  /**
   * Begin a recording: every record made after this returns is in it.
   *
   * @throws EnvironmentException if no audit record reaches the kernel log, with the reason
   */
  public static KernelLog record(HostShell host) {
    // With two more for the number of a marker 15 characters: all that comm holds.
    String unique = UUID.randomUUID().toString().substring(0, 4);
    KernelLog log = new KernelLog(host, "kindproof-" + unique);
    try {
      log.mark("begin", false);
      return log;
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /** Mark that something begins: every record made before this call comes before the mark. */
  public void mark(String what) {
    mark(what, false);
  }

  /** End the recording: every record made before this call is in it. Restore the limit. */
  public AuditRecording end() {
    try {
      mark("end", true);
      return reader.recording();
    } finally {
      close();
    }
  }

  /** End without a result; do nothing after {@link #end}. */
  @Override
  public void close() {
    recording.close(PATIENCE); // after which it restores the limit, even without us
  }

  /** Return the engine's client, for tests to kill. */
  Process process() {
    return recording.process();
  }

  private void mark(String what, boolean last) {
    String marker = name + Integer.toString(marked.incrementAndGet(), Character.MAX_RADIX);
    CompletableFuture<Void> seen = reader.expect(marker, what, last);
    int withoutALine = 0;
    for (int i = 0; i < MARKER_MOST_ATTEMPTS && withoutALine < MARKER_ATTEMPTS; i++) {
      long lines = reader.lines();
      try {
        recording.write(marker);
        CompletableFuture.anyOf(seen, recording.said()).get(MARKER_SECONDS, TimeUnit.SECONDS);
        if (seen.isDone()) {
          return;
        }
        break;
      } catch (TimeoutException e) {
        // The marker was not read yet, was overwritten first, or never arrives.
        withoutALine = reader.lines() == lines ? withoutALine + 1 : 0;
        AuditTrouble.knownOn(host)
            .ifPresent(
                trouble -> {
                  throw trouble;
                });
      } catch (IOException | ExecutionException e) {
        break;
      } catch (InterruptedException e) {
        throw InterruptionException.of("the recording of the kernel log", e);
      }
    }
    if (recording.process().isAlive() && !recording.said().isDone()) {
      throw AuditTrouble.on(host);
    }
    throw new EnvironmentException(
        "the recording of the kernel log ended unexpectedly: " + recording.lastWords(PATIENCE),
        "see the message, and check that the engine may read /dev/kmsg");
  }
}
