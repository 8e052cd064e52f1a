package io.github.kindproof.internal.io.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class KernelFile {
  private KernelFile() {}

  /**
   * The text of a file in {@code /proc} or {@code /sys}, without the final line break.
   *
   * <p>A sysctl returns its value only to the first read, whatever its size, and {@link
   * Files#readString(Path)} begins with a small read: of 40 characters it gets 4.
   */
  public static String read(Path file) throws IOException {
    return String.join("\n", Files.readAllLines(file)); // which begins with a buffer's size
  }
}
