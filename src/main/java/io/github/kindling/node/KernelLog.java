package io.github.kindling.node;

import io.github.kindling.failure.EnvironmentFault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A recording of the kernel's seccomp audit records, from {@link #record} to {@link #end}. Both
 * ends are marked by audit records of our own, so that what happened in between is in it to the
 * last.
 *
 * <p>{@code kernel.printk_ratelimit} is lifted meanwhile. It is put back by the recording itself,
 * also if this process is killed; several recordings at once, of several runs, share it. If the
 * container is killed too: {@link PrintkRateLimit#restoreLeftOver}.
 */
public final class KernelLog implements AutoCloseable {
  private static final String SCRIPT =
      Scripts.text("printk-rate-limit.sh") + Scripts.text("kernel-log.sh");
  private static final int MARKER_SECONDS = 5;
  private static final int MARKER_ATTEMPTS = 3;

  private final HostShell host;
  private final RecordingReader reader;
  private final Process process;
  private final CompletableFuture<String> said = new CompletableFuture<>();

  private KernelLog(HostShell host, String marker) {
    this.host = host;
    this.reader = new RecordingReader(marker);
    this.process = host.bash(SCRIPT, marker).start();
  }

  /**
   * Begins: every record made after this returns is in the recording.
   *
   * @throws EnvironmentFault if no audit record reaches the kernel log, and why
   */
  public static KernelLog record(HostShell host) {
    String unique = UUID.randomUUID().toString().substring(0, 6);
    KernelLog log = new KernelLog(host, "kindling-" + unique); // 15 characters: all that comm holds
    try {
      log.read();
      log.mark(log.reader.started());
      return log;
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /** Ends: every record made before this was called is in the recording. The limit is put back. */
  public AuditRecording end() {
    try {
      reader.expectEnd();
      mark(reader.ended());
      return reader.recording();
    } finally {
      close();
    }
  }

  /** Ends without a result; does nothing after {@link #end}. */
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
      // Its input is closed, so it ends and puts the limit back without us.
      Thread.currentThread().interrupt();
    }
  }

  /** The engine's client, for tests to kill. */
  Process process() {
    return process;
  }

  private void mark(CompletableFuture<Void> seen) {
    for (int attempt = 0; attempt < MARKER_ATTEMPTS; attempt++) {
      try {
        OutputStream input = process.getOutputStream();
        input.write("mark\n".getBytes(StandardCharsets.UTF_8));
        input.flush();
        CompletableFuture.anyOf(seen, said).get(MARKER_SECONDS, TimeUnit.SECONDS);
        if (seen.isDone()) {
          return;
        }
        break;
      } catch (TimeoutException e) {
        // The marker was overwritten before it could be read, or none ever comes.
      } catch (IOException e) {
        break;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EnvironmentFault("the kernel log's recording was interrupted", "run again", e);
      }
    }
    if (process.isAlive() && !said.isDone()) {
      throw AuditTrouble.on(host);
    }
    throw new EnvironmentFault(
        "the recording of the kernel log ended by itself: " + said.join().strip(),
        "see its message, and that the engine may read /dev/kmsg");
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
