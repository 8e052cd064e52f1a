package io.github.kindproof.internal.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/**
 * Shows what is running. Implementations are thread-safe; tasks may run in parallel, and texts may
 * come from anywhere: their control characters never reach a terminal.
 */
public interface Progress extends AutoCloseable {
  /** Begins a task, for example {@code building node image v1.34.11: kubernetes}. */
  Task begin(String what);

  /** Prints a line that stays. */
  void say(String line);

  /** Ends all running tasks as interrupted. */
  default void interrupt() {}

  /** Ends the progress: running tasks count as failed, and later lines are printed plainly. */
  @Override
  default void close() {}

  static Progress silent() {
    return new SilentProgress();
  }

  /** Live lines on a terminal, else plain lines, on standard error. */
  static Progress forConsole() {
    return forConsole(Screen.detect(), false);
  }

  /**
   * Live lines on a terminal, else plain lines, on standard error.
   *
   * @param detailed plain lines, with each step of a task
   */
  static Progress forConsole(Screen screen, boolean detailed) {
    PrintStream err = utf8(FileDescriptor.err);
    return LastWord.opened(
        screen.live() && !detailed
            ? TerminalProgress.start(err, screen)
            : new PlainProgress(err, System::nanoTime, detailed));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    // Not System.out: on a JDK 17 its charset is the locale's, and a container mostly has none.
    return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
  }

  /** A running task. If it is closed without a result, it counts as failed. */
  interface Task extends AutoCloseable {
    /** Shows the current step, for example {@code kubelet}. */
    void update(String detail);

    /** Ends it as successful, with a note that may be empty. */
    void done(String note);

    /** Ends it as failed, with the reason. */
    void failed(String note);

    @Override
    void close();
  }
}
