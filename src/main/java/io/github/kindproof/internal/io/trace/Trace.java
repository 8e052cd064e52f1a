package io.github.kindproof.internal.io.trace;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The trace of this process. Nothing is recorded until it is opened. It is never closed, so that it
 * contains what the process does after a signal.
 */
public final class Trace {
  private static final AtomicReference<@Nullable Lanes> OPEN = new AtomicReference<>();

  private Trace() {}

  /**
   * Records from now on what runs in this process, and since when the process runs.
   *
   * @param file replaced if it exists; valid JSON in Chrome's trace event format at all times
   * @param process its name in viewers, for example the command line
   * @param main when the program began, after the start of the JVM
   * @throws io.github.kindproof.EnvironmentException if the file cannot be written
   */
  public static void open(Path file, String process, Instant main) {
    Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    long zero = System.nanoTime() - Duration.between(start, Instant.now()).toNanos();
    Lanes lanes = new Lanes(TraceFile.create(file), () -> System.nanoTime() - zero, process);
    lanes.past(Category.START, "JVM", Duration.ZERO, Duration.between(start, main));
    lanes.past(
        Category.START,
        "command",
        Duration.between(start, main),
        Duration.between(start, Instant.now()));
    OPEN.set(lanes);
    MachineLoad.sampleFor(lanes);
  }

  /** Begins a span in the lane of this thread. */
  public static Span begin(Category category, String name) {
    return begin(category, name, Map.of());
  }

  /** Begins a span with details in the lane of this thread. */
  public static Span begin(Category category, String name, Map<String, ?> details) {
    Lanes lanes = OPEN.get();
    return lanes == null ? Span.NONE : lanes.begin(category, name, details);
  }

  /** Begins a span in a lane of its own, because nothing waits for its end. */
  public static Span beginBeside(Category category, String name, Map<String, ?> details) {
    Lanes lanes = OPEN.get();
    return lanes == null ? Span.NONE : lanes.beginBeside(category, name, details);
  }

  /** Returns work for another thread that belongs in the lane of this one, which waits for it. */
  public static Runnable inThisLane(Runnable work) {
    Lanes lanes = OPEN.get();
    return lanes == null ? work : lanes.inThisLane(work);
  }
}
