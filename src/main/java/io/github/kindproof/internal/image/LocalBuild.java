package io.github.kindproof.internal.image;

import java.util.Map;
import java.util.Optional;

/** Builds images that cannot be pulled. */
public interface LocalBuild {
  /** Returns the image's name in the engine, after building it if it is missing. */
  String build(String recipe, Map<String, String> variables);

  /** Returns the image's name if it is in the engine already; builds nothing. */
  Optional<String> find(String recipe, Map<String, String> variables);
}
