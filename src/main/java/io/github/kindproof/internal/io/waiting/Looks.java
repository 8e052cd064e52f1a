package io.github.kindproof.internal.io.waiting;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The looks of one wait, all but the first on a separate thread, because a look may hang beyond the
 * limit.
 */
final class Looks<T> implements Runnable, AutoCloseable {
  /** The maximum number of intervals until the next look, or until a lost watch is reopened. */
  private static final int PATIENCE = 20;

  private final Supplier<T> look;
  private final Predicate<T> good;
  private final Function<T, Optional<String>> hopeless;
  private final @Nullable Changes changes;
  private final Duration patience;
  private final AtomicBoolean changed = new AtomicBoolean();
  private Changes.@Nullable Following following;
  private boolean closed;
  private long lookedAt;
  private long followedAt;
  volatile T last;

  final CompletableFuture<Waited<T>> end = new CompletableFuture<>();

  private final Wait wait;

  Looks(Wait wait, Supplier<T> look, Predicate<T> good, Function<T, Optional<String>> hopeless) {
    this.wait = wait;
    this.look = look;
    this.good = good;
    this.hopeless = hopeless;
    this.changes = wait.changes();
    this.patience = wait.interval().multipliedBy(PATIENCE);
    this.last = look.get();
    judge();
  }

  @Override
  public void run() {
    try {
      if (isDue()) {
        lookedAt = System.nanoTime();
        last = look.get();
      }
      judge();
    } catch (Throwable e) { // an assertion's failure, too: whoever waits has to know
      end.completeExceptionally(e);
    }
  }

  /** Judges again each time, because a state may have to last. */
  private void judge() {
    if (good.test(last)) {
      end.complete(new Waited<>(wait, last, true, ""));
    } else {
      hopeless.apply(last).ifPresent(why -> end.complete(new Waited<>(wait, last, false, why)));
    }
  }

  /** Subscribes before it looks, so that no change is missed. */
  private boolean isDue() {
    if (changes == null) {
      return true;
    }
    boolean alive = following != null && following.isAlive();
    if (!alive && (following == null || hasPassed(followedAt))) {
      followedAt = System.nanoTime();
      follow(changes);
      return true;
    }
    return !alive || changed.getAndSet(false) || hasPassed(lookedAt);
  }

  private boolean hasPassed(long since) {
    return System.nanoTime() - since > patience.toNanos();
  }

  private void follow(Changes what) {
    close(following);
    Changes.Following begun = what.follow(() -> changed.set(true));
    synchronized (this) {
      following = begun;
      if (closed) { // meanwhile
        close(begun);
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    close(following);
  }

  private static void close(Changes.@Nullable Following begun) {
    if (begun != null) {
      begun.close();
    }
  }
}
