package io.github.kindproof.internal.progress;

import java.time.Duration;

/** The line of a task on a terminal, while it runs and after its end. */
final class TaskLine {
  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final String ASCII_SPINNER = "|/-\\";

  private final Screen screen;

  TaskLine(Screen screen) {
    this.screen = screen;
  }

  /** For example {@code ⠹ booting v1.34.11 kubelet 12 s}, cut to this many columns. */
  String running(TrackedTask task, int frame, int columns) {
    String spinner = screen.unicode() ? SPINNER : ASCII_SPINNER;
    String seconds = task.elapsed().toSeconds() + " s";
    int room = columns - 4 - seconds.length();
    String what = OneLine.cut(task.what(), room);
    String detail = OneLine.cut(task.detail(), room - what.length() - 2);
    return Style.YELLOW.of(spinner.charAt(frame % spinner.length()) + "", screen)
        + line(what, detail, seconds);
  }

  /** For example {@code ✓ booting v1.34.11 2 nodes are ready 23.1 s}. */
  String ended(String what, boolean well, String note, Duration elapsed) {
    String mark =
        well
            ? Style.GREEN.of(screen.unicode() ? "✓" : "+", screen)
            : Style.RED.of(screen.unicode() ? "✗" : "x", screen);
    return mark + line(what, note, Seconds.of(elapsed));
  }

  private String line(String what, String rest, String seconds) {
    return " "
        + what
        + (rest.isEmpty() ? "" : "  " + Style.DIM.of(rest, screen))
        + "  "
        + Style.DIM.of(seconds, screen);
  }
}
