package io.github.kindproof.internal.io.cache;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.file.IoReason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A lock between processes and between threads, held until closed or until its process ends. A file
 * beside it names its holder, see {@link LockHolder}.
 */
public final class CacheLock implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  /** Several builds, each of hours, may take a lock before a waiting one. */
  private static final Duration LIMIT = Duration.ofHours(12);

  /**
   * The prefix of the system properties that name the locks of this JVM. A static set would not do,
   * because the file lock belongs to the whole JVM, and each class loader has its own classes.
   */
  private static final String HELD = "kindproof.lock:";

  private static final Object RELEASED = new Object();

  private final FileChannel channel;
  private final Path file;

  private CacheLock(FileChannel channel, Path file) {
    this.channel = channel;
    this.file = file;
  }

  /**
   * Takes the lock, after its current holders.
   *
   * @param onWait called with the holder, if it is known, when the wait begins and whenever the
   *     holder changes
   */
  public static CacheLock take(Path file, Consumer<Optional<LockHolder>> onWait) {
    createFolder(file);
    Optional<CacheLock> lock = takeIfFree(file);
    return lock.isPresent() ? lock.get() : await(file, onWait);
  }

  private static CacheLock await(Path file, Consumer<Optional<LockHolder>> onWait) {
    long start = System.nanoTime();
    Optional<LockHolder> holder = LockHolder.of(file);
    onWait.accept(holder);
    while (System.nanoTime() - start < LIMIT.toNanos()) {
      Optional<CacheLock> lock = takeIfFreeSoon(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      Optional<LockHolder> now = LockHolder.of(file);
      if (!now.equals(holder)) {
        holder = now;
        onWait.accept(now);
      }
    }
    throw new EnvironmentException(
        "the lock "
            + file
            + " was not released within "
            + LIMIT.toHours()
            + " hours"
            + holder.map(it -> ", held by " + it).orElse(""),
        "end the process that holds it");
  }

  private static Optional<CacheLock> takeIfFreeSoon(Path file) {
    synchronized (RELEASED) {
      try {
        RELEASED.wait(INTERVAL.toMillis());
      } catch (InterruptedException e) {
        throw InterruptionException.of("the wait for the lock " + file, e);
      }
    }
    return takeIfFree(file);
  }

  /**
   * Takes the lock if nobody holds it, not even this process. It does not open the file then:
   * closing it would release this process's own lock on it (see fcntl(2)).
   *
   * @return empty if it is held
   */
  public static Optional<CacheLock> takeIfFree(Path file) {
    Path key = key(file);
    if (System.getProperties().putIfAbsent(HELD + key, "") != null) {
      return Optional.empty();
    }
    CacheLock lock = null;
    try {
      lock = tried(key);
      return Optional.ofNullable(lock);
    } finally {
      if (lock == null) {
        System.getProperties().remove(HELD + key);
      }
    }
  }

  private static @Nullable CacheLock tried(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        LockHolder.enter(file);
        return new CacheLock(channel, file);
      }
      channel.close();
      return null;
    } catch (IOException e) {
      throw unlockable(file, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void createFolder(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolve("..").normalize());
    } catch (IOException e) {
      throw unlockable(file, e);
    }
  }

  /** The same for every path of a file. */
  private static Path key(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    try {
      return whole.resolveSibling(".").toRealPath().resolve(whole.getFileName());
    } catch (IOException e) {
      throw unlockable(file, e);
    }
  }

  private static EnvironmentException unlockable(Path file, IOException e) {
    return new EnvironmentException(
        file + " cannot be locked: " + IoReason.of(e), "free disk space, or make it writable", e);
  }

  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    LockHolder.leave(file);
    try {
      channel.close();
    } catch (IOException e) {
      throw new EnvironmentException(
          "a lock cannot be released: " + IoReason.of(e), "run again", e);
    } finally {
      System.getProperties().remove(HELD + file);
      synchronized (RELEASED) {
        RELEASED.notifyAll();
      }
    }
  }
}
