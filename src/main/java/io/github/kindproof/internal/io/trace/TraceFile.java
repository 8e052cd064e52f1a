package io.github.kindproof.internal.io.trace;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.json.JsonText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A file with one event on each line. It is a whole JSON array after each event, however the
 * process ends. Not a channel, which an interruption of a thread that writes would close.
 */
final class TraceFile implements Consumer<Map<String, ?>> {
  private static final String END = "\n]\n";

  private final RandomAccessFile file;
  private long size;
  private boolean failed;

  private TraceFile(RandomAccessFile file) {
    this.file = file;
  }

  /** Replaces the file if it exists, and creates its folder if necessary. */
  static TraceFile create(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().resolveSibling("."));
      Files.deleteIfExists(path); // a process that runs may still write to it
      return new TraceFile(new RandomAccessFile(path.toFile(), "rw"));
    } catch (IOException e) {
      throw new EnvironmentException(
          path + " cannot be written: " + IoReason.of(e),
          "free disk space or choose another folder",
          e);
    }
  }

  @Override
  public synchronized void accept(Map<String, ?> event) {
    if (failed) {
      return;
    }
    String line = (size == 0 ? "[\n" : ",\n") + JsonText.line(event);
    byte[] bytes = (line + END).getBytes(StandardCharsets.UTF_8);
    try {
      file.seek(size);
      file.write(bytes);
      size += bytes.length - END.length();
    } catch (IOException e) {
      failed = true; // a full disk must not end the run
    }
  }
}
