package io.github.kindproof.internal.io.waiting;

import io.github.kindproof.InterruptionException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A wait that knows how to look.
 *
 * @param <T> what is seen
 */
public final class Looking<T> {
  private final Wait wait;
  private final Supplier<T> look;
  private final Function<T, Optional<String>> hopeless;

  Looking(Wait wait, Supplier<T> look, Function<T, Optional<String>> hopeless) {
    this.wait = wait;
    this.look = look;
    this.hopeless = hopeless;
  }

  /** Ends at once, for this reason, where what is waited for can no longer come. */
  public Looking<T> failFast(String reason, Predicate<T> condition) {
    return failFast(seen -> condition.test(seen) ? Optional.of(reason) : Optional.empty());
  }

  /** The same where what is seen tells the reason. */
  public Looking<T> failFast(Function<T, Optional<String>> reason) {
    return new Looking<>(wait, look, seen -> hopeless.apply(seen).or(() -> reason.apply(seen)));
  }

  /**
   * Looks until what is seen is good, at least once.
   *
   * @param good whether this is what is waited for; asked again while nothing changes, as it may
   *     have to last
   * @return how it ended; blocks no longer than the wait's limit and the first look
   * @throws InterruptionException if this thread was interrupted
   */
  public Waited<T> until(Predicate<T> good) {
    return wait.during(() -> new Looks<>(wait, look, good, hopeless));
  }
}
