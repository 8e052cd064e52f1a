package io.github.kindproof.internal.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Lines for a log: one when a task begins, one when it ends, and a heartbeat every half minute in
 * between, because some CI systems end silent jobs.
 */
final class PlainProgress implements Progress, TrackedTask.Owner {
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final boolean detailed;
  private final Map<TrackedTask, Duration> nextHeartbeats = new LinkedHashMap<>();
  private final Ticker ticker = new Ticker(Duration.ofSeconds(1), this::beat);

  /**
   * Creates it.
   *
   * @param detailed whether each step of a task gets a line
   */
  PlainProgress(PrintStream out, LongSupplier nanoTime, boolean detailed) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.detailed = detailed;
  }

  @Override
  public synchronized Task begin(String what) {
    TrackedTask task = new TrackedTask(what, nanoTime, this);
    nextHeartbeats.put(task, HEARTBEAT);
    line("begin", task.what(), "");
    return task;
  }

  @Override
  public synchronized void say(String text) {
    out.println(OneLine.of(text));
  }

  @Override
  public synchronized void interrupt() {
    List.copyOf(nextHeartbeats.keySet()).forEach(task -> task.failed("interrupted"));
  }

  @Override
  public synchronized void close() {
    LastWord.closed(this);
    ticker.close();
    List.copyOf(nextHeartbeats.keySet()).forEach(Task::close);
  }

  /** Prints a heartbeat for each task for which one is due. */
  synchronized void beat() {
    nextHeartbeats.replaceAll(
        (task, due) -> {
          Duration elapsed = task.elapsed();
          if (elapsed.compareTo(due) < 0) {
            return due;
          }
          line("still", task.what() + " (" + elapsed.toSeconds() + " s)", task.detail());
          return elapsed.plus(HEARTBEAT);
        });
  }

  @Override
  public synchronized void stepped(TrackedTask task) {
    if (detailed) {
      line("step", task.what(), task.detail());
    }
  }

  @Override
  public synchronized void ended(TrackedTask task, boolean well, String note) {
    nextHeartbeats.remove(task);
    line(well ? "done" : "FAILED", task.what() + " (" + Seconds.of(task.elapsed()) + ")", note);
  }

  private void line(String word, String what, String rest) {
    out.println(String.format("%-7s", word) + what + (rest.isEmpty() ? "" : ": " + rest));
  }
}
