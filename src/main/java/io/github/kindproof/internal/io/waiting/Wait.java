package io.github.kindproof.internal.io.waiting;

import io.github.kindproof.InterruptionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A wait by looking again and again. That the limit passed is a result, as the caller knows best
 * what it means.
 *
 * @param name what is waited for, for example {@code the end of pod 'nginx'}; an interruption tells
 *     it
 * @param limit how long at most
 * @param interval how long between two looks
 */
public record Wait(String name, Duration limit, Duration interval) {
  /**
   * Looks until what is seen is good, at least once.
   *
   * @param look looks; what it throws ends the wait
   * @param good whether this is what is waited for, or a state from which it will never come
   * @throws InterruptionException if this thread was interrupted
   */
  public <T> Waited<T> until(Supplier<T> look, Predicate<T> good) {
    long start = System.nanoTime();
    try {
      Looks<T> looks = new Looks<>(look.get(), look, good);
      return good.test(looks.last) ? new Waited<>(looks.last, true) : goOn(looks);
    } catch (RuntimeException e) {
      // One within this one, or a request of a look: whoever reads it knows this wait's name.
      throw InterruptionException.isIn(e)
          ? InterruptionException.after(
              Duration.ofNanos(System.nanoTime() - start), "the wait for " + name)
          : e;
    }
  }

  /**
   * Not Awaitility, which goes on to its limit when its thread is interrupted, and then says that
   * the limit passed.
   */
  private <T> Waited<T> goOn(Looks<T> looks) {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(this::thread);
    long nanos = interval.toNanos();
    try {
      ScheduledFuture<?> unused =
          thread.scheduleWithFixedDelay(looks, nanos, nanos, TimeUnit.NANOSECONDS);
      return new Waited<>(looks.met.get(limit.toNanos(), TimeUnit.NANOSECONDS), true);
    } catch (TimeoutException e) {
      return new Waited<>(looks.last, false);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw InterruptionException.of("the wait for " + name, e);
    } finally {
      thread.shutdownNow();
    }
  }

  private Thread thread(Runnable looks) {
    Thread thread = new Thread(looks, "wait for " + name);
    thread.setDaemon(true);
    return thread;
  }

  /** A look may hang longer than is waited for it, so it has a thread of its own. */
  private static final class Looks<T> implements Runnable {
    final CompletableFuture<T> met = new CompletableFuture<>();
    final Supplier<T> look;
    final Predicate<T> good;
    volatile T last;

    Looks(T first, Supplier<T> look, Predicate<T> good) {
      this.last = first;
      this.look = look;
      this.good = good;
    }

    @Override
    public void run() {
      try {
        T seen = look.get();
        last = seen;
        if (good.test(seen)) {
          met.complete(seen);
        }
      } catch (Throwable e) { // an assertion's failure, too: whoever waits has to know
        met.completeExceptionally(e);
      }
    }
  }
}
