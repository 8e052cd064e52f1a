package io.github.kindproof.junit;

/** What a test's time-out leaves behind: a thread that is to be interrupted. */
final class Interruptions {
  private Interruptions() {}

  /** Does this as if nobody had interrupted the thread, and leaves it interrupted afterwards. */
  static void without(Runnable action) {
    boolean interrupted = Thread.interrupted();
    try {
      action.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
