package io.github.kindproof.internal.image;

import java.util.Map;
import java.util.Optional;

/** Builds images here, where they cannot be pulled. */
public interface LocalBuild {
  /** Gives the image's name in the engine, after building it if it is not there. */
  String build(String recipe, Map<String, String> variables);

  /** The same image's name if it is in the engine already; builds nothing. */
  Optional<String> find(String recipe, Map<String, String> variables);
}
