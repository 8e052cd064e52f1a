package io.github.kindproof;

import org.jspecify.annotations.Nullable;

/**
 * An exception for a machine, engine, registry, or cluster that cannot do the work: never a verdict
 * on seccomp. The message states the problem and the remedy; the command line exits with code 3.
 */
public final class EnvironmentException extends KindproofException {
  private static final long serialVersionUID = 1L;

  /**
   * Create an exception without a cause.
   *
   * @param what the problem, without a period
   * @param remedy what to do, in the imperative, without a period
   */
  public EnvironmentException(String what, String remedy) {
    this(what, remedy, null);
  }

  /** Create an exception with the exception that revealed the fault. */
  public EnvironmentException(String what, String remedy, @Nullable Throwable cause) {
    super(what + "; " + remedy, cause);
  }

  private EnvironmentException(EnvironmentException first) {
    super(first.getMessage(), first);
  }

  /** Create an exception for the same fault, to throw to later callers; this one is its cause. */
  public EnvironmentException again() {
    return new EnvironmentException(this);
  }
}
