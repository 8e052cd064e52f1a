package io.github.kindproof.internal.image;

import io.github.kindproof.BadInputException;
import java.util.Locale;

public enum ImageMode {
  /** Pull if possible, else build. */
  AUTO,
  /** Pull, and never build. */
  OFFICIAL,
  /** Build, and ask no registry. */
  LOCAL;

  public static ImageMode of(String where, String name) {
    for (ImageMode mode : values()) {
      if (mode.toString().equals(name)) {
        return mode;
      }
    }
    throw new BadInputException(
        where, "\"" + name + "\" is not a mode", "give auto, official or local");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
