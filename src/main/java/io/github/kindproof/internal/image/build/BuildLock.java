package io.github.kindproof.internal.image.build;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one build at a time use a cache, whichever process it runs in. */
final class BuildLock implements AutoCloseable {
  // A file lock belongs to the whole process, so threads of one process need their own.
  private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private BuildLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes it; if another build holds it, says so and waits for that one to end. */
  static BuildLock take(Path cache, Progress progress) {
    boolean said = !WITHIN_PROCESS.tryLock();
    try {
      if (said) {
        sayWaiting(cache, progress);
        WITHIN_PROCESS.lockInterruptibly();
      }
    } catch (InterruptedException e) {
      throw InterruptionException.of("the wait for another build", e);
    }
    try {
      Files.createDirectories(cache);
      FileChannel channel =
          FileChannel.open(
              cache.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        sayWaiting(cache, progress);
        channel.lock();
      }
      return new BuildLock(channel);
    } catch (FileLockInterruptionException e) { // the thread stays interrupted
      WITHIN_PROCESS.unlock();
      throw new InterruptionException("the wait for another build", e);
    } catch (IOException e) {
      WITHIN_PROCESS.unlock();
      throw new EnvironmentException(
          "the cache " + cache + " cannot be locked: " + e, "make it writable", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EnvironmentException("the cache's lock cannot be released: " + e, "run again", e);
    } finally {
      WITHIN_PROCESS.unlock();
    }
  }

  private static void sayWaiting(Path cache, Progress progress) {
    progress.say("waiting for another image build that uses " + cache);
  }
}
