package io.github.kindproof.internal.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Live lines at the bottom of a terminal, one per running task; ended tasks stay above them.
 *
 * <p>Each frame is one write that hides the cursor at its start and shows it at its end, so the
 * terminal stays intact however the process dies.
 */
final class TerminalProgress implements Progress {
  private static final Duration FRAME = Duration.ofMillis(120);
  // Shorter than most terminals, so that narrowing one seldom wraps what is drawn.
  private static final int WIDEST = 100;

  private final PrintStream out;
  private final TaskLine line;
  private final LongSupplier nanoTime;
  private final Supplier<TerminalSize> measure;
  private final AtomicBoolean resized = new AtomicBoolean();
  private final Set<TrackedTask> running = new LinkedHashSet<>();
  private final Thread atExit = new Thread(this::interrupt, "progress at exit");

  private @Nullable Ticker ticker;
  private TerminalSize size;
  private List<Integer> drawnWidths = List.of();
  private int frame;
  private boolean closed;

  /** Draws only at {@link #tick}. */
  TerminalProgress(
      PrintStream out, Screen screen, LongSupplier nanoTime, Supplier<TerminalSize> measure) {
    this.out = out;
    this.line = new TaskLine(screen);
    this.nanoTime = nanoTime;
    this.measure = measure;
    this.size = measure.get();
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  static Progress start(PrintStream out, Screen screen) {
    TerminalProgress progress =
        new TerminalProgress(out, screen, System::nanoTime, TerminalSize::current);
    progress.ticker = new Ticker(FRAME, progress::tick);
    WindowChange.onSignal(progress::resized);
    return progress;
  }

  @Override
  public synchronized Task begin(String what) {
    TrackedTask task = new TrackedTask(what, nanoTime, this::ended);
    running.add(task);
    return task;
  }

  @Override
  public synchronized void say(String text) {
    draw(OneLine.of(text) + "\n");
  }

  @Override
  public void interrupt() {
    endRunning("interrupted");
  }

  @Override
  public void close() {
    LastWord.closed(this);
    if (ticker != null) {
      ticker.close();
    }
    endRunning("not finished");
    synchronized (this) {
      closed = true;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending: the hook has run or will find nothing to do.
    }
  }

  /** Measures the terminal again before the next frame. */
  void resized() {
    resized.set(true);
  }

  synchronized void tick() {
    if (resized.compareAndSet(true, false)) {
      size = measure.get();
    }
    frame++;
    if (!running.isEmpty()) {
      draw("");
    }
  }

  private void endRunning(String note) {
    List<TrackedTask> tasks;
    synchronized (this) {
      tasks = List.copyOf(running);
    }
    tasks.forEach(task -> task.failed(note));
  }

  private synchronized void ended(TrackedTask task, boolean well, String note) {
    running.remove(task);
    draw(line.ended(task.what(), well, note, task.elapsed()) + "\n");
  }

  /** Draws the live lines over those of the last frame, below lines that stay. */
  private void draw(String staying) {
    List<String> live = closed ? List.of() : liveLines();
    StringBuilder text = new StringBuilder("\033[?25l\r");
    int above = rowsDrawn();
    if (above > 0) {
      text.append("\033[").append(above).append('A');
    }
    if (!staying.isEmpty()) {
      text.append("\033[J").append(staying);
    }
    live.forEach(each -> text.append(each).append("\033[K\n"));
    text.append("\033[J\033[?25h");
    byte[] bytes = text.toString().getBytes(UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
    drawnWidths = live.stream().map(TerminalProgress::width).toList();
  }

  private List<String> liveLines() {
    int columns = Math.min(size.columns() - 1, WIDEST);
    int most = Math.max(1, size.rows() - 2);
    List<String> lines = new ArrayList<>();
    for (TrackedTask task : running) {
      if (lines.size() == most - 1 && running.size() > most) {
        lines.add("  and " + (running.size() - lines.size()) + " more");
        break;
      }
      lines.add(line.running(task, frame, columns));
    }
    return lines;
  }

  /** The rows of the last frame now: a narrower terminal has wrapped its lines. */
  private int rowsDrawn() {
    return drawnWidths.stream()
        .mapToInt(width -> Math.max(1, (width + size.columns() - 1) / size.columns()))
        .sum();
  }

  private static int width(String line) {
    String shown = OneLine.of(line);
    return shown.codePointCount(0, shown.length());
  }
}
