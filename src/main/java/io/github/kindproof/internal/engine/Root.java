package io.github.kindproof.internal.engine;

import io.github.kindproof.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this process runs as root. */
public final class Root {
  private Root() {}

  public static boolean isMe() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  public static void require(String purpose) {
    if (!isMe()) {
      throw new EnvironmentException(
          "only root can " + purpose, "run as root, or start a Docker engine that you may use");
    }
  }
}
