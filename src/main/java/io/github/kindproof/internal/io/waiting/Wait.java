package io.github.kindproof.internal.io.waiting;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.trace.Category;
import io.github.kindproof.internal.io.trace.Span;
import io.github.kindproof.internal.io.trace.Trace;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A named wait with a limit. A passed limit is a result, because only the caller knows what it
 * means.
 *
 * @param name for errors, for example {@code the end of pod 'nginx'}
 * @param interval between two looks
 * @param changes tells when to look; null to look at each interval
 */
public record Wait(String name, Duration limit, Duration interval, @Nullable Changes changes) {
  public Wait(String name, Duration limit, Duration interval) {
    this(name, limit, interval, null);
  }

  /**
   * Return this wait, but one that checks when something has changed, and occasionally in case an
   * event was missed.
   */
  public Wait wokenBy(Changes told) {
    return new Wait(name, limit, interval, told);
  }

  public <T> Looking<T> looking(Supplier<T> look) {
    return new Looking<>(this, look, seen -> Optional.empty());
  }

  public <T> Waited<T> until(Supplier<T> look, Predicate<T> good) {
    return looking(look).until(good);
  }

  String renderLimit() {
    return limit.toMillisPart() == 0
        ? limit.toSeconds() + " s"
        : String.format(Locale.ROOT, "%.1f s", limit.toMillis() / 1000.0);
  }

  <T> Waited<T> during(Supplier<Looks<T>> begin) {
    long start = System.nanoTime();
    try (Span span = Trace.begin(Category.WAIT, name, Map.of("limit", renderLimit()));
        Looks<T> looks = begin.get()) {
      Waited<T> waited = looks.end.isDone() ? looks.end.join() : goOn(looks);
      span.detail("ended", waited.ending());
      return waited;
    } catch (RuntimeException e) {
      // A nested wait or a request was interrupted: add this wait's name for the reader.
      throw InterruptionException.isIn(e)
          ? InterruptionException.after(
              Duration.ofNanos(System.nanoTime() - start), "the wait for " + name)
          : e;
    }
  }

  /**
   * Does not use Awaitility, which ignores interrupts until its limit and then reports a timeout.
   */
  private <T> Waited<T> goOn(Looks<T> looks) {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(this::thread);
    long nanos = interval.toNanos();
    try {
      ScheduledFuture<?> unused =
          thread.scheduleWithFixedDelay(looks, nanos, nanos, TimeUnit.NANOSECONDS);
      return looks.end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Waited<>(this, looks.last, false, "");
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
    Thread thread = new Thread(Trace.inThisLane(looks), "wait for " + name);
    thread.setDaemon(true);
    return thread;
  }
}
