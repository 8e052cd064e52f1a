package io.github.kindproof.internal.io.waiting;

import io.github.kindproof.InterruptionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Tasks that run in parallel. */
public final class ConcurrentTasks {
  private ConcurrentTasks() {}

  /**
   * Runs tasks and returns their results in order. The first failure, in that order, ends the wait;
   * the threads are ended in any case.
   *
   * @param threads runs the tasks, and nothing after them
   * @param what the work, for messages
   * @param remedy for an interruption
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
