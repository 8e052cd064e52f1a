package io.github.kindproof.internal.io.process;

import io.github.kindproof.InterruptionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether this process has been asked to end, by Ctrl-C for example. From then on clusters go away
 * under whoever looks at them: what is seen proves nothing any more.
 */
public final class EndOfProcess {
  /** A terminal's Ctrl-C ends programs that we started a moment before we know of it. */
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

  /** Whether it has. */
  public static boolean hasBegun() {
    return BEGUN.getCount() == 0;
  }

  /** Whether it has, or a program with this exit code was ended by a signal that we get, too. */
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
   * Ends whoever would judge what it has seen meanwhile.
   *
   * @param what what is to be judged, for example {@code step 5}
   * @throws InterruptionException if it has begun
   */
  public static void check(String what) {
    if (hasBegun()) {
      throw new InterruptionException(what);
    }
  }

  /** The signals by which people and schedulers end a process; see signal(7). */
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
