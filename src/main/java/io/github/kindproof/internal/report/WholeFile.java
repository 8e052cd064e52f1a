package io.github.kindproof.internal.report;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files atomically: a reader sees the old content or the new one. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes the file and creates its folders. An existing file keeps its permissions, and a link
   * stays.
   */
  public static void write(Path file, String text) {
    if (Files.isDirectory(file)) {
      throw new BadInputException(file.toString(), "it is a folder", "name a file in it");
    }
    try {
      boolean replaces = Files.exists(file);
      Path target = replaces ? file.toRealPath() : file.toAbsolutePath();
      if (replaces && !Files.isRegularFile(target)) {
        Files.writeString(target, text); // a terminal or a pipe
        return;
      }
      Files.createDirectories(target.resolveSibling("."));
      Path part = target.resolveSibling(target.getFileName() + ".part");
      try {
        Files.writeString(part, text);
        if (replaces) {
          Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
        }
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part); // of a write that failed
      }
    } catch (IOException e) {
      throw new EnvironmentException(
          file + " cannot be written: " + IoReason.of(e),
          "free disk space or choose another folder",
          e);
    }
  }
}
