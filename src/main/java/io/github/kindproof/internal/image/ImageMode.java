package io.github.kindproof.internal.image;

import io.github.kindproof.BadInputException;
import java.util.Locale;

/** Whether images are pulled or built, as given by {@code --images}. */
public enum ImageMode {
  /** Pulled where a registry has them, else built here. */
  AUTO,
  /** Pulled and never built. */
  OFFICIAL,
  /** Built here; no registry is asked. */
  LOCAL;

  /** The mode of this name in lower case; any other is a {@link BadInputException}. */
  public static ImageMode of(String where, String name) {
    for (ImageMode mode : values()) {
      if (mode.toString().equals(name)) {
        return mode;
      }
    }
    throw new BadInputException(
        where, "\"" + name + "\" is no mode", "give auto, official or local");
  }

  /** The name as it is given. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
