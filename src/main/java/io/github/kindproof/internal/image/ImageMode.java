package io.github.kindproof.internal.image;

import java.util.Locale;

public enum ImageMode {
  /** Pull if possible, else build. */
  AUTO,
  /** Pull, and never build. */
  OFFICIAL,
  /** Build, and ask no registry. */
  LOCAL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
