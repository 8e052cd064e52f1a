package io.github.kindproof.internal.io.trace;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * The rows in which a viewer shows spans. A thread has a lane while it has open spans, and another
 * thread of the same name reuses it later. The spans of a lane always nest.
 */
final class Lanes {
  private static final Pattern OF_POOL = Pattern.compile("(pool|ForkJoinPool)\\W.*");

  private final Consumer<Map<String, ?>> events;
  private final LongSupplier nanoTime;
  private final List<Lane> lanes = new ArrayList<>();

  /**
   * @param events receives each event, in the terms of Chrome's format
   * @param nanoTime returns the nanoseconds since the start of the process
   */
  Lanes(Consumer<Map<String, ?>> events, LongSupplier nanoTime, String process) {
    this.events = events;
    this.nanoTime = nanoTime;
    metadata(0, "process_name", Map.of("name", process));
  }

  synchronized Span begin(Category category, String name, Map<String, ?> details) {
    return ofThisThread().begin(category, name, details);
  }

  synchronized Span beginBeside(Category category, String name, Map<String, ?> details) {
    return free(name + " (background)").begin(category, name, details);
  }

  synchronized Runnable inThisLane(Runnable work) {
    Lane lane = ofThisThread();
    return () -> {
      enter(lane);
      try {
        work.run();
      } finally {
        leave(lane);
      }
    };
  }

  private synchronized void enter(Lane lane) {
    lane.threads.add(Thread.currentThread());
  }

  private synchronized void leave(Lane lane) {
    lane.threads.remove(Thread.currentThread());
  }

  /** Records a span of this thread that has ended. */
  synchronized void past(Category category, String name, Duration begin, Duration end) {
    Lane lane = ofThisThread();
    lane.event("B", category, name, begin.toNanos(), Map.of());
    lane.event("E", category, name, end.toNanos(), Map.of());
  }

  /** Records values that a viewer shows as a curve. */
  synchronized void counter(String name, Number value) {
    Map<String, Object> event = event("C", 0, nanoTime.getAsLong());
    event.put("name", name);
    event.put("args", Map.of("value", value));
    events.accept(event);
  }

  private Lane ofThisThread() {
    Thread thread = Thread.currentThread();
    return lanes.stream()
        .filter(lane -> lane.threads.contains(thread))
        .findFirst()
        .orElseGet(
            () -> {
              String name = thread.getName();
              Lane lane = free(OF_POOL.matcher(name).matches() ? "worker" : name);
              lane.threads.add(thread);
              return lane;
            });
  }

  private Lane free(String name) {
    List<Lane> ofName = lanes.stream().filter(lane -> lane.name.equals(name)).toList();
    return ofName.stream()
        .filter(lane -> lane.open.isEmpty())
        .findFirst()
        .orElseGet(
            () -> {
              Lane lane = new Lane(lanes.size() + 1, name);
              lanes.add(lane);
              String shown = ofName.isEmpty() ? name : name + " " + (ofName.size() + 1);
              metadata(lane.id, "thread_name", Map.of("name", shown));
              metadata(lane.id, "thread_sort_index", Map.of("sort_index", lane.id));
              return lane;
            });
  }

  private void metadata(int lane, String name, Map<String, ?> values) {
    Map<String, Object> event = event("M", lane, 0);
    event.put("name", name);
    event.put("args", values);
    events.accept(event);
  }

  private static Map<String, Object> event(String phase, int lane, long nanos) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("ph", phase);
    event.put("pid", ProcessHandle.current().pid());
    event.put("tid", lane);
    event.put("ts", BigDecimal.valueOf(nanos, 3)); // microseconds
    return event;
  }

  private final class Lane {
    final int id;
    final String name;
    final Set<Thread> threads = new HashSet<>();
    final Deque<OpenSpan> open = new ArrayDeque<>();

    Lane(int id, String name) {
      this.id = id;
      this.name = name;
    }

    Span begin(Category category, String name, Map<String, ?> details) {
      OpenSpan span = new OpenSpan(this, category, name);
      open.push(span);
      event("B", category, name, nanoTime.getAsLong(), details);
      return span;
    }

    /** Ends a span and those within it. */
    void end(OpenSpan span) {
      while (open.contains(span)) {
        OpenSpan inner = open.pop();
        event("E", inner.category, inner.name, nanoTime.getAsLong(), inner.details);
      }
      if (open.isEmpty()) {
        threads.clear();
      }
    }

    void event(String phase, Category category, String name, long nanos, Map<String, ?> details) {
      Map<String, Object> event = Lanes.event(phase, id, nanos);
      event.put("cat", category.toString());
      event.put("name", name);
      event.put("args", details);
      events.accept(event);
    }
  }

  private final class OpenSpan implements Span {
    private final Lane lane;
    final Category category;
    final String name;
    final Map<String, Object> details = new LinkedHashMap<>();

    OpenSpan(Lane lane, Category category, String name) {
      this.lane = lane;
      this.category = category;
      this.name = name;
    }

    @Override
    public void detail(String name, Object value) {
      synchronized (Lanes.this) {
        details.put(name, value);
      }
    }

    @Override
    public void close() {
      synchronized (Lanes.this) {
        lane.end(this);
      }
    }
  }
}
