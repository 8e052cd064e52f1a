package io.github.kindproof.internal.progress;

import java.util.Locale;

/** Whether output is colored. */
public enum Coloring {
  /** On a terminal, unless the environment says otherwise. */
  AUTO,
  ALWAYS,
  NEVER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
