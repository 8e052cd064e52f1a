package io.github.kindproof.internal.io.cache;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder for everything that can be recreated: parts of images, kind, the engine's data.
 *
 * @param root {@code $XDG_CACHE_HOME/kindproof}, or {@code ~/.cache/kindproof}
 */
public record KindproofCache(Path root) {

  public static KindproofCache ofUser() {
    return of(System.getenv());
  }

  static KindproofCache of(Map<String, String> environment) {
    String cacheHome = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!cacheHome.isEmpty() && Path.of(cacheHome).isAbsolute()) { // the standard ignores others
      return new KindproofCache(Path.of(cacheHome, "kindproof"));
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    if (home.isEmpty()) {
      throw new EnvironmentException("HOME is not set", "set HOME or XDG_CACHE_HOME");
    }
    return new KindproofCache(Path.of(home, ".cache", "kindproof").toAbsolutePath());
  }

  /** A folder in the cache, created if it does not exist. */
  public Path folder(String name) {
    Path folder = root.resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new EnvironmentException(
          "the cache folder " + folder + " cannot be created: " + IoReason.of(e),
          "make it writable, or set XDG_CACHE_HOME to a folder that is",
          e);
    }
  }
}
