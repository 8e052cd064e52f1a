package io.github.kindproof.internal.setup;

import io.github.kindproof.EnvironmentException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is computed on first use and remembered. If that fails, the fault is remembered too,
 * and later callers get it immediately.
 */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> source;
  private volatile @Nullable T value;
  private @Nullable EnvironmentException fault;

  public Once(Supplier<T> source) {
    this.source = source;
  }

  /** Returns the value; concurrent callers wait for one attempt. */
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

  /** The value if it has been computed; does not block. */
  public Optional<T> ifThere() {
    return Optional.ofNullable(value);
  }
}
