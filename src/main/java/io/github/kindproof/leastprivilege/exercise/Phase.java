package io.github.kindproof.leastprivilege.exercise;

import java.util.Locale;

/** The phase of a workload's life in which a syscall is made, in chronological order. */
public enum Phase {
  /**
   * Before the program starts: the filter also applies to the last steps of the low-level runtime.
   */
  RUNTIME("before the program begins, by the container runtime"),
  /** From the start of the program, with its loader, until it has been ready for a while. */
  START("until it is ready"),
  /** While the exercise runs. */
  EXERCISE("at its work"),
  /** While it is left alone. */
  IDLE("while it is idle"),
  /** When it reads its configuration again. */
  RELOAD("at a reload"),
  /** From the request to stop until the last process has ended. */
  STOP("at its stop");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  /** Return a phrase that describes the phase, for example {@code until it is ready}. */
  public String words() {
    return words;
  }

  /** Return the name of the phase in files, for example {@code start}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
