package io.github.kindproof.internal.io.waiting;

/** Runs work although the thread was interrupted, which would end every program that it starts. */
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
