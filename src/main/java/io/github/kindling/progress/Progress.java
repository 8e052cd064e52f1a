package io.github.kindling.progress;

/**
 * Says what is being done. Implementations are safe for use by several threads; tasks may run side
 * by side.
 */
public interface Progress {
  /** Says that something begins, for example {@code building node image v1.34.11: kubernetes}. */
  Task begin(String what);

  /** Says one line that stays. */
  void say(String line);

  /** A progress that says nothing. */
  static Progress silent() {
    return new SilentProgress();
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
