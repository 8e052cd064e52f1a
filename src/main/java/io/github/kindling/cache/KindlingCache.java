package io.github.kindling.cache;

import io.github.kindling.failure.EnvironmentFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of what can be made again: images' parts, kind, the engine's data.
 *
 * @param root {@code $XDG_CACHE_HOME/kindling}, or {@code ~/.cache/kindling}
 */
public record KindlingCache(Path root) {

  /** The cache of the user who runs this. */
  public static KindlingCache ofUser() {
    return of(System.getenv());
  }

  static KindlingCache of(Map<String, String> environment) {
    String cacheHome = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!cacheHome.isEmpty() && Path.of(cacheHome).isAbsolute()) { // the standard ignores others
      return new KindlingCache(Path.of(cacheHome, "kindling"));
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    if (home.isEmpty()) {
      throw new EnvironmentFault("no HOME is set", "set HOME or XDG_CACHE_HOME");
    }
    return new KindlingCache(Path.of(home, ".cache", "kindling").toAbsolutePath());
  }

  /** A folder in the cache, made if it isn't there. */
  public Path folder(String name) {
    Path folder = root.resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new EnvironmentFault(
          "the cache folder " + folder + " cannot be made: " + e,
          "make it writable, or set XDG_CACHE_HOME to a folder that is",
          e);
    }
  }
}
