package io.github.kindproof.internal.io.waiting;

/** Work of a thread that was interrupted, which would end each program that it starts. */
public final class Uninterrupted {
  private Uninterrupted() {}

  /** Cleans up; the thread is interrupted again afterwards if it was before. */
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
