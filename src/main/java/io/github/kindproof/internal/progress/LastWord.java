package io.github.kindproof.internal.progress;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The last output of a process that is asked to exit. */
public final class LastWord {
  private static final AtomicReference<@Nullable Progress> SHOWN = new AtomicReference<>();

  private LastWord() {}

  static Progress opened(Progress progress) {
    SHOWN.set(progress);
    return progress;
  }

  static void closed(Progress progress) {
    SHOWN.compareAndSet(progress, null);
  }

  /** Marks all running tasks as interrupted, then prints this line. */
  public static void interrupted(String line) {
    Progress progress = SHOWN.get();
    if (progress == null) {
      System.err.println(line);
    } else {
      progress.interrupt();
      progress.say(line);
    }
  }
}
