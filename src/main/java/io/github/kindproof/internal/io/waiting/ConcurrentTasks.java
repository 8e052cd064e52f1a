package io.github.kindproof.internal.io.waiting;

import io.github.kindproof.InterruptionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Tasks that run side by side, and are waited for together. */
public final class ConcurrentTasks {
  private ConcurrentTasks() {}

  /**
   * Runs them, and waits for all. The first that fails, in their order, ends the waiting; however
   * it ends, the threads are then told to end.
   *
   * @param threads run them, and nothing after them
   * @param what for people, for example {@code the run}
   * @param remedy what to do where this thread was interrupted
   * @return what each gave, in their order
   * @throws InterruptionException if this thread was interrupted
   */
  public static <T> List<T> run(
      ExecutorService threads, List<Callable<T>> tasks, String what, String remedy) {
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> task : tasks) {
        running.add(threads.submit(task));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw InterruptionException.of(what, remedy, e);
    } finally {
      threads.shutdownNow();
    }
  }
}
