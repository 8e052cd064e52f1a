package io.github.kindproof.internal.io.waiting;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A wait together with its way to look. */
public final class Looking<T> {
  private final Wait wait;
  private final Supplier<T> look;
  private final Function<T, Optional<String>> hopeless;

  Looking(Wait wait, Supplier<T> look, Function<T, Optional<String>> hopeless) {
    this.wait = wait;
    this.look = look;
    this.hopeless = hopeless;
  }

  /** Ends the wait with this reason if success has become impossible. */
  public Looking<T> failFast(String reason, Predicate<T> condition) {
    return failFast(seen -> condition.test(seen) ? Optional.of(reason) : Optional.empty());
  }

  /** Ends the wait with a reason taken from the observation, if it has one. */
  public Looking<T> failFast(Function<T, Optional<String>> reason) {
    return new Looking<>(wait, look, seen -> hopeless.apply(seen).or(() -> reason.apply(seen)));
  }

  /**
   * Looks at least once, until the observation is good or the limit passes.
   *
   * @param good checked again even if nothing changed, because a state may have to persist
   */
  public Waited<T> until(Predicate<T> good) {
    return wait.during(() -> new Looks<>(wait, look, good, hopeless));
  }
}
