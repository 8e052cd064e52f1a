package io.github.kindproof.internal.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cgroups of containers in the freezer of cgroup v1. runc freezes the processes of a container
 * for a moment; if its node is killed then, they stay frozen and cannot die, and the engine waits
 * for their exit in vain. On cgroup v2, frozen processes can be killed.
 *
 * @param root where the freezer is mounted; on a host that has none, there is nothing to thaw
 */
record FrozenCgroups(Path root) {
  static FrozenCgroups ofThisHost() {
    return new FrozenCgroups(Path.of("/sys/fs/cgroup/freezer"));
  }

  /**
   * Thaw everything in a container, with its inner containers.
   *
   * @param id the engine's id of the container, or its beginning
   */
  void thaw(String id) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> states = files.filter(file -> isStateOf(id, root.relativize(file))).toList();
      for (Path state : states) {
        thaw(state);
      }
    } catch (IOException | UncheckedIOException e) {
      // Cgroups come and go during the walk. What is still frozen shows in the next removal.
    }
  }

  private static void thaw(Path state) throws IOException {
    try {
      Files.writeString(state, "THAWED");
    } catch (NoSuchFileException e) {
      // It is gone, with its processes.
    }
  }

  /** {@code docker/ID/…/freezer.state}, or {@code system.slice/docker-ID.scope/…} under systemd. */
  private static boolean isStateOf(String id, Path file) {
    if (!file.endsWith("freezer.state")) {
      return false;
    }
    for (Path part : file) {
      if (part.toString().replaceFirst("^docker-", "").startsWith(id)) {
        return true;
      }
    }
    return false;
  }
}
