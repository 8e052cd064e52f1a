package io.github.kindproof.internal.io.waiting;

/** Tells a wait when to look, so that it need not poll. */
public interface Changes {
  /**
   * Begins to report changes; returns once no later change can be missed.
   *
   * @param changed called at each change, on any thread
   */
  Following follow(Runnable changed);

  /** A running subscription; closed when the wait ends. */
  interface Following extends AutoCloseable {
    /** Whether changes are still reported; if not, some may have been missed. */
    boolean isAlive();

    @Override
    void close();
  }
}
