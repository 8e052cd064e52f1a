package io.github.kindproof.internal.setup;

import io.github.kindproof.EnvironmentException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes a while to get, is got when it is first asked for, and is remembered. So is
 * the fault if it cannot be had: whoever asks again learns it at once.
 *
 * @param <T> what is got
 */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> source;
  private volatile @Nullable T value;
  private @Nullable EnvironmentException fault;

  /** Asks this source, once. */
  public Once(Supplier<T> source) {
    this.source = source;
  }

  /**
   * Gets it; several threads that ask at the same time wait for one attempt.
   *
   * @throws EnvironmentException if it cannot be had
   */
  @Override
  public synchronized T get() {
    T there = value;
    if (there != null) {
      return there;
    }
    if (fault != null) {
      throw fault.again();
    }
    try {
      T got = source.get();
      value = got;
      return got;
    } catch (EnvironmentException e) {
      if (!Thread.currentThread().isInterrupted()) { // which says nothing of the machine
        fault = e;
      }
      throw e;
    }
  }

  /** What has been got so far; waits for nobody. */
  public Optional<T> ifThere() {
    return Optional.ofNullable(value);
  }
}
