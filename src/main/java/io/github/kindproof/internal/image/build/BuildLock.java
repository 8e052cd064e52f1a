package io.github.kindproof.internal.image.build;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one build at a time use a cache, across threads and processes. */
final class BuildLock implements AutoCloseable {
  // A file lock belongs to the whole process, so threads of one process need their own.
  private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

  private final CacheLock lock;

  private BuildLock(CacheLock lock) {
    this.lock = lock;
  }

  /** Takes the lock; if another build holds it, reports that and waits. */
  static BuildLock take(Path cache, Progress progress) {
    Runnable onWait = () -> progress.say("waiting for another image build that uses " + cache);
    try {
      if (!WITHIN_PROCESS.tryLock()) {
        onWait.run();
        WITHIN_PROCESS.lockInterruptibly();
      }
    } catch (InterruptedException e) {
      throw InterruptionException.of("the wait for another build", e);
    }
    try {
      return new BuildLock(CacheLock.take(cache.resolve("build.lock"), onWait));
    } catch (RuntimeException e) {
      WITHIN_PROCESS.unlock();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } finally {
      WITHIN_PROCESS.unlock();
    }
  }
}
