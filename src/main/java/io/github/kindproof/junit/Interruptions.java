package io.github.kindproof.junit;

/** A guard against a test's timeout, which leaves an interrupted thread behind. */
final class Interruptions {
  private Interruptions() {}

  /** Run this as if the thread was not interrupted, and leave it interrupted afterwards. */
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
