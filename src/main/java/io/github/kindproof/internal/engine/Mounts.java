package io.github.kindproof.internal.engine;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unmounts what an engine has mounted in its own folders. */
final class Mounts {
  private static final Path TABLE = Path.of("/proc/self/mountinfo");

  private Mounts() {}

  static void unmountUnder(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      MountTable table = MountTable.parse(Files.readString(TABLE));
      for (Path place : table.under(folder.toRealPath())) {
        if (!Command.of("umount", place.toString()).run().ok()) {
          Command.of("umount", "--lazy", place.toString()).output(); // still in use: once it is not
        }
      }
    } catch (IOException e) {
      throw new EnvironmentException("mounts cannot be read: " + e, "run on Linux", e);
    }
  }
}
