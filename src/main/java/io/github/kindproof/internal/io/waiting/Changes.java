package io.github.kindproof.internal.io.waiting;

/** Tells a wait when it is worth looking again, so that it need not look all the time. */
public interface Changes {
  /**
   * Begins to follow what a look would see. Returns once no later change can be missed.
   *
   * @param changed is called at each change, by any thread
   * @return a source of changes from now on, until it is closed or no longer alive
   */
  Following follow(Runnable changed);

  /** What is followed; closed when the wait ends. */
  interface Following extends AutoCloseable {
    /** Whether changes are still told; if not, there may have been some. */
    boolean isAlive();

    @Override
    void close();
  }
}
