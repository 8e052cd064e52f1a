package io.github.kindproof;

import org.jspecify.annotations.Nullable;

/**
 * The machine, the engine, a registry or a cluster cannot do the work: never a verdict on seccomp.
 * The message says what is missing and the remedy; the command line ends with exit code 3.
 */
public final class EnvironmentException extends KindproofException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what what is missing or failed, without a full stop
   * @param remedy what to do, an imperative without a full stop
   */
  public EnvironmentException(String what, String remedy) {
    this(what, remedy, null);
  }

  /** The same, with the exception that showed it. */
  public EnvironmentException(String what, String remedy, @Nullable Throwable cause) {
    super(what + "; " + remedy, cause);
  }

  private EnvironmentException(EnvironmentException first) {
    super(first.getMessage(), first);
  }

  /** The same fault for somebody who meets it later, elsewhere. */
  public EnvironmentException again() {
    return new EnvironmentException(this);
  }
}
