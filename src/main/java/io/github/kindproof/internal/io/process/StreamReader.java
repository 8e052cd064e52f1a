package io.github.kindproof.internal.io.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** Reads a stream up to its end or the limit, in its own thread. */
final class StreamReader {
  private static final int LIMIT = 64 << 20;

  /** A background program may hold the stream open longer than its parent lives. */
  private static final long SECONDS_TO_END = 2;

  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final Thread thread;

  private StreamReader(InputStream stream) {
    this.thread = new Thread(() -> readAll(stream), "bytes of a program");
    thread.setDaemon(true);
  }

  static StreamReader of(InputStream stream) {
    StreamReader reader = new StreamReader(stream);
    reader.thread.start();
    return reader;
  }

  /** The bytes up to the end of the stream, or up to now if that takes too long. */
  byte[] bytes() throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
    return read.toByteArray();
  }

  private void readAll(InputStream stream) {
    byte[] buffer = new byte[1 << 16];
    try (stream) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        read.write(buffer, 0, Math.min(count, LIMIT - read.size()));
      }
    } catch (IOException e) {
      // The program was ended: what came so far stands.
    }
  }
}
