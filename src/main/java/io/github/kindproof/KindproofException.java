package io.github.kindproof;

import org.jspecify.annotations.Nullable;

/**
 * The supertype of Kindproof's exceptions for a run without a verdict: the input is wrong, the
 * environment cannot do the work, or the run was interrupted. A verdict is never an exception.
 */
public abstract class KindproofException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KindproofException(String message) {
    super(message);
  }

  KindproofException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
