package io.github.kindproof.internal.io.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The start time of a process, which tells it from a later one with the same pid. */
public final class StartTime {
  private StartTime() {}

  /**
   * The start time in clock ticks since boot; empty if the process has ended.
   *
   * <p>Field 22 of {@code /proc/PID/stat} (proc(5)), counted after the command's closing
   * parenthesis.
   */
  public static Optional<Long> of(long pid) {
    String stat;
    try {
      stat = KernelFile.read(Path.of("/proc", String.valueOf(pid), "stat")).strip();
    } catch (IOException e) {
      return Optional.empty();
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return fields[0].equals("Z") ? Optional.empty() : Optional.of(Long.parseLong(fields[19]));
  }
}
