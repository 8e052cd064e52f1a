package io.github.kindproof.internal.io.cache;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock between processes, held until closed or until its process ends. */
public final class CacheLock implements AutoCloseable {
  private final FileChannel channel;

  private CacheLock(FileChannel channel) {
    this.channel = channel;
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
      return new CacheLock(channel);
    } catch (FileLockInterruptionException e) { // the thread stays interrupted
      throw new InterruptionException("the wait for the lock " + file, e);
    } catch (IOException e) {
      throw new EnvironmentException(file + " cannot be locked: " + e, "make it writable", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EnvironmentException("a lock cannot be released: " + e, "run again", e);
    }
  }
}
