package io.github.kindproof.internal.io.cache;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Folders of files, each named by the hash of its content and either complete or absent. */
record UnpackedFiles(Path folder) {

  /** The folder with these files, written if it does not exist. */
  Path unpack(String hash, Map<String, byte[]> contents) {
    Path target = folder.resolve(hash);
    if (Files.isDirectory(target)) {
      return target;
    }
    try {
      Path unfinished = Files.createTempDirectory(folder, "unfinished-");
      try {
        write(unfinished, contents);
        move(unfinished, target);
      } finally {
        Folders.delete(unfinished);
      }
      return target;
    } catch (IOException e) {
      throw new EnvironmentException(
          "files cannot be unpacked to " + folder + ": " + IoReason.of(e),
          "make it writable and free disk space",
          e);
    }
  }

  private static void write(Path target, Map<String, byte[]> contents) throws IOException {
    for (Map.Entry<String, byte[]> content : contents.entrySet()) {
      Path file = target.resolve(content.getKey());
      Files.createDirectories(file.resolve("..").normalize());
      Files.write(file, content.getValue());
      if (isScript(content.getValue()) && !file.toFile().setExecutable(true)) {
        throw new IOException(file + " cannot be made executable"); // a jar keeps no such bit
      }
    }
  }

  private static void move(Path unfinished, Path target) throws IOException {
    try {
      // A container may read these files as another user than the one who unpacked them.
      if (!unfinished.toFile().setReadable(true, false)
          || !unfinished.toFile().setExecutable(true, false)) {
        throw new IOException(unfinished + " cannot be made readable");
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(target)) { // else another run was faster with the same content
        throw e;
      }
    }
  }

  private static boolean isScript(byte[] content) {
    return content.length > 2 && content[0] == '#' && content[1] == '!';
  }
}
