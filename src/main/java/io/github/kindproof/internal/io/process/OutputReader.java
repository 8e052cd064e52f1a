package io.github.kindproof.internal.io.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads a stream of a program in its own thread, until the program ends.
 *
 * <p>It never waits for the end of the stream, because that comes only when every process that
 * inherited the pipe has ended, and a thread that waits for a pipe cannot be woken. It reads what
 * has arrived, and closes the pipe when the program has ended. What a background process writes
 * later is lost.
 */
final class OutputReader {
  private static final int LONGEST_PAUSE_MILLIS = 10;

  private final Process process;
  private final InputStream stream;
  private final BoundedBytes kept;
  private final Lines lines;
  private final byte[] buffer = new byte[1 << 16];

  private OutputReader(
      Process process, InputStream stream, BoundedBytes kept, Consumer<String> onLine) {
    this.process = process;
    this.stream = stream;
    this.kept = kept;
    this.lines = new Lines(onLine);
  }

  /**
   * Begins to read.
   *
   * @param name the name of the thread
   * @return the output when the program has ended, or the exception that ended the reading
   */
  static CompletableFuture<BoundedBytes> start(
      String name,
      Process process,
      InputStream stream,
      BoundedBytes kept,
      Consumer<String> onLine) {
    OutputReader reader = new OutputReader(process, stream, kept, onLine);
    return CompletableFuture.supplyAsync(reader::read, reading -> inDaemon(reading, name));
  }

  private static void inDaemon(Runnable reading, String name) {
    Thread thread = new Thread(reading, name);
    thread.setDaemon(true);
    thread.start();
  }

  private BoundedBytes read() {
    // Else the JDK's own thread would read the pipe of an ended program, without a bound.
    synchronized (stream) {
      try (stream) {
        int pause = 1;
        while (!process.waitFor(pause, TimeUnit.MILLISECONDS)) {
          pause = readArrived() ? 0 : Math.min(2 * pause + 1, LONGEST_PAUSE_MILLIS);
        }
        readArrived(); // all that the program itself wrote
        lines.close();
        return kept;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e); // nobody else knows this thread
      }
    }
  }

  private boolean readArrived() throws IOException {
    int arrived = stream.available();
    for (int left = arrived; left > 0; ) {
      int count = stream.read(buffer, 0, Math.min(left, buffer.length));
      if (count < 0) {
        break;
      }
      kept.write(buffer, 0, count);
      lines.add(buffer, count);
      left -= count;
    }
    return arrived > 0;
  }
}
