package io.github.kindproof.internal.engine;

import io.github.kindproof.internal.io.process.KernelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The kernel's limit of inotify instances for each user, raised while an engine runs. All nodes
 * belong to one user, and with the kernel's default of 128 there is room for five of them. The
 * value is <a href="https://kind.sigs.k8s.io/docs/user/known-issues/">what kind recommends</a>.
 *
 * @param sysctl the kernel's file
 * @param saved keeps the original value
 */
record InotifyLimit(Path sysctl, Path saved) {
  private static final int ENOUGH = 512;

  static InotifyLimit in(EngineFolders folders) {
    return new InotifyLimit(
        Path.of("/proc/sys/fs/inotify/max_user_instances"),
        folders.run().resolve("max_user_instances"));
  }

  /** Raises it if it is lower; in a container that may not, it stays. */
  void raise() {
    try {
      int original = Integer.parseInt(KernelFile.read(sysctl).strip());
      if (original < ENOUGH) {
        Files.writeString(saved, String.valueOf(original));
        Files.writeString(sysctl, String.valueOf(ENOUGH));
      }
    } catch (IOException e) {
      // A read-only /proc: fewer clusters run at the same time.
    }
  }

  /** Restores the original value, unless somebody else has changed it since. */
  void restore() {
    try {
      Optional<String> original =
          Files.exists(saved) ? Optional.of(Files.readString(saved)) : Optional.empty();
      if (original.isPresent() && KernelFile.read(sysctl).strip().equals(String.valueOf(ENOUGH))) {
        Files.writeString(sysctl, original.get());
      }
    } catch (IOException e) {
      // What could not be written was not raised either.
    }
  }
}
