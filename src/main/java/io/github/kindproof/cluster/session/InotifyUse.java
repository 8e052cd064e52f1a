package io.github.kindproof.cluster.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The number of inotify instances that processes hold, as far as this user may see. */
final class InotifyUse {
  private static final String INSTANCE = "anon_inode:inotify";

  private InotifyUse() {}

  /** Count the open instances: the kernel reports the limit, but not the use (see inotify(7)). */
  static long ofThisHost() {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .mapToLong(InotifyUse::ofProcess)
          .sum();
    } catch (IOException e) {
      return 0; // not Linux: the engine is in a virtual machine
    }
  }

  private static long ofProcess(Path process) {
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      return files.filter(InotifyUse::isInstance).count();
    } catch (IOException | UncheckedIOException e) {
      return 0; // it has ended, or belongs to another user
    }
  }

  private static boolean isInstance(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().equals(INSTANCE);
    } catch (IOException e) {
      return false; // closed since
    }
  }
}
