package io.github.kindproof.internal.io.cache;

import io.github.kindproof.internal.io.process.StartTime;
import io.github.kindproof.internal.io.process.StartedWith;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that holds a {@link CacheLock}.
 *
 * <p>It writes its pid and start time into a file beside the lock's own, which must not be read:
 * see {@link CacheLock#takeIfFree}. A file that a killed process left names no living process with
 * that start time, and so nobody.
 *
 * @param command its command line, shortened; empty if it cannot be read
 */
public record LockHolder(long pid, String command) {
  private static final Logger log = LoggerFactory.getLogger(LockHolder.class);
  private static final int BEGINNING = 30;
  private static final int END = 60;

  /** The holder; empty if it is not known. */
  static Optional<LockHolder> of(Path lock) {
    try {
      String[] words = Files.readString(file(lock)).strip().split(" ", -1);
      long pid = Long.parseLong(words[0]);
      Optional<Long> start = StartTime.of(pid);
      return words.length == 2 && start.map(String::valueOf).equals(Optional.of(words[1]))
          ? Optional.of(new LockHolder(pid, shown(StartedWith.of(pid))))
          : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty(); // it is being written or removed, or its folder is
    }
  }

  /** Writes that this process holds the lock, before anybody can wait for it for long. */
  static void enter(Path lock) {
    long pid = ProcessHandle.current().pid();
    try {
      Files.writeString(file(lock), pid + " " + StartTime.of(pid).orElse(0L) + "\n");
    } catch (IOException e) {
      log.debug("others cannot see who holds {}", lock, e);
    }
  }

  /** Removes what {@link #enter} wrote; only before the lock is released. */
  static void leave(Path lock) {
    try {
      Files.deleteIfExists(file(lock));
    } catch (IOException e) {
      log.debug("{} stays", file(lock), e);
    }
  }

  private static Path file(Path lock) {
    return lock.resolveSibling(lock.getFileName() + ".holder");
  }

  /** The arguments that matter are the last ones: those of a JVM begin with a long class path. */
  private static String shown(StartedWith process) {
    String line = String.join(" ", process.arguments());
    return line.length() <= BEGINNING + END
        ? line
        : line.substring(0, BEGINNING) + "…" + line.substring(line.length() - END);
  }

  /** For example {@code process 4711 (java -jar kindproof.jar setup)}. */
  @Override
  public String toString() {
    if (pid == ProcessHandle.current().pid()) {
      return "another thread of this process";
    }
    return "process " + pid + (command.isEmpty() ? "" : " (" + command + ")");
  }
}
