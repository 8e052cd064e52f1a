package io.github.kindproof.leastprivilege.exercise;

import java.util.Locale;

/** When in a workload's life a call is made, in the order of that life. */
public enum Phase {
  /** By the low-level runtime, whose last steps before the workload's program are filtered too. */
  RUNTIME("before the program begins, by the container runtime"),
  /** By the workload, its loader included, until it was ready for a while. */
  START("until it is ready"),
  /** While the exercise asked for its work. */
  EXERCISE("at its work"),
  /** While nothing was asked of it. */
  IDLE("while it is idle"),
  /** When it was told to read its configuration again. */
  RELOAD("at a reload"),
  /** From the wish that it ends until its last process was gone. */
  STOP("at its stop");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  /** When that is, as part of a sentence. */
  public String words() {
    return words;
  }

  /** Its name in files, for example {@code start}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
