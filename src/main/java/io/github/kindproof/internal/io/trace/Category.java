package io.github.kindproof.internal.io.trace;

import java.util.Locale;

/** The kinds of spans. */
public enum Category {
  /** The start of the JVM and of the command. */
  START,
  /** A task whose progress is shown, for example a boot, a step, a pull or a build. */
  TASK,
  /** A part of a task by another program, for example of a boot by kind. */
  PHASE,
  /** A named wait. */
  WAIT,
  /** A program that Kindproof runs. */
  PROCESS,
  /** A test. */
  TEST;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
