package io.github.kindling.waiting;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A wait by looking again and again. That the limit passed is a result, as the caller knows best
 * what it means.
 *
 * @param name what is waited for, for whoever debugs it
 * @param limit how long at most
 * @param interval how long between two looks
 */
public record Wait(String name, Duration limit, Duration interval) {
  /**
   * Looks until what is seen is good, at least once.
   *
   * @param look looks; what it throws ends the wait
   * @param good whether this is what is waited for, or a state from which it will never come
   */
  public <T> Waited<T> until(Supplier<T> look, Predicate<T> good) {
    Look<T> looks = new Look<>(look.get());
    if (good.test(looks.last)) {
      return new Waited<>(looks.last, true);
    }
    try {
      Awaitility.await(name)
          .atMost(limit)
          .pollDelay(interval)
          .pollInterval(interval)
          .until(
              () -> {
                looks.last = look.get();
                return good.test(looks.last);
              });
      return new Waited<>(looks.last, true);
    } catch (ConditionTimeoutException e) {
      return new Waited<>(looks.last, false);
    }
  }

  /** Awaitility looks from a thread of its own. */
  private static final class Look<T> {
    volatile T last;

    Look(T first) {
      this.last = first;
    }
  }
}
