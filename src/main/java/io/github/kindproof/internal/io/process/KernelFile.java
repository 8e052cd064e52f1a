package io.github.kindproof.internal.io.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of {@code /proc} and {@code /sys}. */
public final class KernelFile {
  private KernelFile() {}

  /**
   * The text of a file, without the line break at its end.
   *
   * <p>A sysctl gives its value to the first read alone, whatever that read's size, and {@link
   * Files#readString(Path)} begins with a single byte: of 40 it sees 4.
   */
  public static String read(Path file) throws IOException {
    return String.join("\n", Files.readAllLines(file)); // which begins with a buffer's size
  }
}
