package io.github.kindproof.node;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  /** The number of attempts for a marker while nothing at all can be read. */
  private static final int MARKER_ATTEMPTS = 3;

  /** The most attempts: a reader that lags behind the kernel's log still makes progress. */
  private static final int MARKER_MOST_ATTEMPTS = 36;

  private final HostShell host;
  private final String name;
  private final AtomicInteger marked = new AtomicInteger();
  private final RecordingReader reader;
  private final Process process;
  private final CompletableFuture<String> said = new CompletableFuture<>();

  private KernelLog(HostShell host, String name) {
    this.host = host;
    this.name = name;
    this.reader = new RecordingReader(name);
    this.process = host.bash(SCRIPT, name).start();
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
      log.read();
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
    try {
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      // Its input is closed, so it ends and restores the limit without us.
      Thread.currentThread().interrupt();
    }
  }

  /** Return the engine's client, for tests to kill. */
  Process process() {
    return process;
  }

  private void mark(String what, boolean last) {
    String marker = name + Integer.toString(marked.incrementAndGet(), Character.MAX_RADIX);
    CompletableFuture<Void> seen = reader.expect(marker, what, last);
    int withoutALine = 0;
    for (int i = 0; i < MARKER_MOST_ATTEMPTS && withoutALine < MARKER_ATTEMPTS; i++) {
      long lines = reader.lines();
      try {
        OutputStream input = process.getOutputStream();
        input.write((marker + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        CompletableFuture.anyOf(seen, said).get(MARKER_SECONDS, TimeUnit.SECONDS);
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
      } catch (IOException e) {
        break;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        throw InterruptionException.of("the recording of the kernel log", e);
      }
    }
    if (process.isAlive() && !said.isDone()) {
      throw AuditTrouble.on(host);
    }
    throw new EnvironmentException(
        "the recording of the kernel log ended unexpectedly: " + said.join().strip(),
        "see the message, and check that the engine may read /dev/kmsg");
  }

  private void read() {
    Thread thread = new Thread(this::readLines, "kernel log");
    thread.setDaemon(true);
    thread.start();
  }

  private void readLines() {
    try (var lines = process.inputReader(StandardCharsets.UTF_8);
        var errors = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.line(line);
      }
      String last = errors.lines().reduce("", (before, line) -> line);
      said.complete(last);
    } catch (IOException | UncheckedIOException e) {
      said.complete(e.toString());
    }
  }
}
