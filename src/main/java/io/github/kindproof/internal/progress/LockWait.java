package io.github.kindproof.internal.progress;

import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.io.cache.LockHolder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The wait for a lock, with one task for each of its holders. */
public final class LockWait implements AutoCloseable {
  private final Path file;
  private final String what;
  private final Progress progress;
  private Progress.@Nullable Task task;

  private LockWait(Path file, String what, Progress progress) {
    this.file = file;
    this.what = what;
    this.progress = progress;
  }

  /**
   * Takes the lock, and shows for whom it waits if another one holds it.
   *
   * @param what whose end it waits for, for example {@code another setup}
   */
  public static CacheLock take(Path file, String what, Progress progress) {
    try (LockWait wait = new LockWait(file, what, progress)) {
      CacheLock lock = CacheLock.take(file, wait::show);
      wait.released();
      return lock;
    }
  }

  private void show(Optional<LockHolder> holder) {
    released();
    task =
        progress.begin(
            "waiting for %s: %s holds %s"
                .formatted(
                    what, holder.map(LockHolder::toString).orElse("an unknown process"), file));
  }

  private void released() {
    if (task != null) {
      task.done("released");
    }
  }

  @Override
  public void close() {
    if (task != null) {
      task.close(); // no effect if the lock was taken
    }
  }
}
