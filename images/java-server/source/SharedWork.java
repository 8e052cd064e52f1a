import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A sum that several threads make together, each waiting for the others at every number. */
final class SharedWork {
  private static final int THREADS = 4;
  private static final int NUMBERS = 5000;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** The same each time. */
  long result() {
    Sum sum = new Sum();
    List<Future<?>> parts = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread;
      parts.add(
          threads.submit(
              () -> {
                for (int number = first; number < NUMBERS; number += THREADS) {
                  sum.add(number);
                }
              }));
    }
    for (Future<?> part : parts) {
      join(part);
    }
    return sum.value();
  }

  private static void join(Future<?> part) {
    try {
      part.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static final class Sum {
    private long value;

    synchronized void add(long number) {
      value += number * number;
    }

    synchronized long value() {
      return value;
    }
  }
}
