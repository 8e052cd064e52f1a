package io.github.kindling.report;

import io.github.kindling.failure.EnvironmentFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files of which a reader sees the old one or the new one, never half. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes the file, with the folders that it is in. */
  public static void write(Path file, String text) {
    Path target = file.toAbsolutePath();
    try {
      Files.createDirectories(target.resolveSibling("."));
      Path part = target.resolveSibling(target.getFileName() + ".part");
      Files.writeString(part, text);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new EnvironmentFault(
          file + " cannot be written: " + e, "make room or choose another folder", e);
    }
  }
}
