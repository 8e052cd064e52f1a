package io.github.kindproof.internal.io.cache;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A lock between processes, held until closed or until its process ends. */
public final class CacheLock implements AutoCloseable {
  /** The files that this process has locked without waiting: the kernel does not tell. */
  private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

  private final FileChannel channel;
  private final Path file;

  private CacheLock(FileChannel channel, Path file) {
    this.channel = channel;
    this.file = file;
  }

  /**
   * Takes the lock, after its current holders.
   *
   * @param onWait called once if another process holds it
   */
  public static CacheLock take(Path file, Runnable onWait) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolve("..").normalize());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        onWait.run();
        channel.lock();
      }
      return new CacheLock(channel, file);
    } catch (FileLockInterruptionException e) { // the thread stays interrupted
      throw new InterruptionException("the wait for the lock " + file, e);
    } catch (IOException e) {
      throw new EnvironmentException(file + " cannot be locked: " + e, "make it writable", e);
    }
  }

  /**
   * Takes the lock if nobody holds it, not even this process. It does not open the file then:
   * closing it would release this process's own lock on it (see fcntl(2)).
   *
   * @return empty if it is held
   */
  public static Optional<CacheLock> takeIfFree(Path file) {
    Path key = file.toAbsolutePath().normalize();
    if (!HERE.add(key)) {
      return Optional.empty();
    }
    CacheLock lock = null;
    try {
      lock = tried(key);
      return Optional.ofNullable(lock);
    } finally {
      if (lock == null) {
        HERE.remove(key);
      }
    }
  }

  private static @Nullable CacheLock tried(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        return null;
      }
      return new CacheLock(channel, file);
    } catch (IOException e) {
      throw new EnvironmentException(file + " cannot be locked: " + e, "make it writable", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      HERE.remove(file);
    } catch (IOException e) {
      throw new EnvironmentException("a lock cannot be released: " + e, "run again", e);
    }
  }
}
