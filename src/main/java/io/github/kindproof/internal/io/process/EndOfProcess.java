package io.github.kindproof.internal.io.process;

import io.github.kindproof.InterruptionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether this process has been asked to end, for example by Ctrl-C. From then on clusters are
 * removed while others still use them, so observations prove nothing.
 */
public final class EndOfProcess {
  /** Ctrl-C on a terminal ends our child processes a moment before this process notices. */
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private static final CountDownLatch BEGUN = new CountDownLatch(1);

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(BEGUN::countDown, "end of process"));
    } catch (IllegalStateException e) {
      BEGUN.countDown();
    }
  }

  private EndOfProcess() {}

  public static boolean hasBegun() {
    return BEGUN.getCount() == 0;
  }

  /** Whether the end has begun, or will have because a signal to us too caused this exit code. */
  public static boolean explains(int exitCode) {
    if (exitCode != Signal.INTERRUPT.exitCode() && exitCode != Signal.TERMINATE.exitCode()) {
      return hasBegun();
    }
    try {
      return BEGUN.await(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Throws if the end has begun, before a result is judged.
   *
   * @param what the result, for example {@code step 5}
   */
  public static void check(String what) {
    if (hasBegun()) {
      throw new InterruptionException(what);
    }
  }

  /** The signals with which people and schedulers end a process; see signal(7). */
  private enum Signal {
    INTERRUPT(2),
    TERMINATE(15);

    private final int number;

    Signal(int number) {
      this.number = number;
    }

    int exitCode() {
      return 128 + number;
    }
  }
}
