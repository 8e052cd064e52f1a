package io.github.kindproof.internal.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/**
 * Says what is being done. Implementations are safe for use by several threads; tasks may run side
 * by side, and texts may come from anywhere: control characters in them reach no terminal.
 */
public interface Progress extends AutoCloseable {
  /** Says that something begins, for example {@code building node image v1.34.11: kubernetes}. */
  Task begin(String what);

  /** Says one line that stays. */
  void say(String line);

  /** Ends all tasks that still run as interrupted. */
  default void interrupt() {}

  /** Ends it: tasks still running count as failed, and what is said afterwards is plain lines. */
  @Override
  default void close() {}

  /** A progress that says nothing. */
  static Progress silent() {
    return new SilentProgress();
  }

  /**
   * The progress that suits where this process prints: live on a terminal, else plain lines on
   * standard error. See {@link Screen#detect()}.
   */
  static Progress forConsole() {
    Screen screen = Screen.detect();
    return LastWord.opened(
        screen.live()
            ? TerminalProgress.start(utf8(FileDescriptor.out), screen)
            : new PlainProgress(utf8(FileDescriptor.err), System::nanoTime));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    // Not System.out: on a JDK 17 its charset is the locale's, and a container mostly has none.
    return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
  }

  /** Something being done. Closed without a word on its end, it counts as failed. */
  interface Task extends AutoCloseable {
    /** Says what it waits for now, for example {@code kubelet}. */
    void update(String detail);

    /** It ended well; the note, possibly empty, says with what. */
    void done(String note);

    /** It failed; the note says why. */
    void failed(String note);

    @Override
    void close();
  }
}
