package io.github.kindproof.internal.io.waiting;

/**
 * Runs work on an interrupted thread, whose interruption would otherwise end every program that it
 * starts.
 */
public final class Uninterrupted {
  private Uninterrupted() {}

  public static void run(Runnable cleanUp) {
    boolean interrupted = Thread.interrupted();
    try {
      cleanUp.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
