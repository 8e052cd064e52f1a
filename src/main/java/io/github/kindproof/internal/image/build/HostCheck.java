package io.github.kindproof.internal.image.build;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.catalog.Version;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A check whether this machine can build a recipe.
 *
 * @param packages Debian packages, each with a program of the same name
 * @param go the oldest Go release, or empty
 * @param disk gigabytes that must be free
 */
record HostCheck(List<String> packages, String go, int disk, SearchPath programs) {
  static HostCheck of(Recipe recipe) {
    return new HostCheck(
        recipe.hostPackages(), recipe.go(), recipe.disk(), SearchPath.ofThisProcess());
  }

  /** Throws {@link EnvironmentException} that names everything that is missing, in one line. */
  void check(Path cache) {
    List<String> missing =
        new ArrayList<>(packages.stream().filter(it -> programs.find(it).isEmpty()).toList());
    if (!go.isEmpty() && !hasGo()) {
      missing.add("Go " + go + " or newer");
    }
    if (!missing.isEmpty()) {
      throw new EnvironmentException(
          "images cannot be built here without " + String.join(", ", missing),
          Caller.ofThisProcess().installPackages());
    }
    checkDisk(cache, usable(cache), disk);
  }

  static void checkDisk(Path cache, long usable, int needed) {
    if (usable < ((long) needed << 30)) {
      throw new EnvironmentException(
          "only %.1f GB are free at %s, and building this image takes up to %d GB"
              .formatted(usable / (double) (1L << 30), cache, needed),
          "free some space, or set XDG_CACHE_HOME to a folder on a larger disk");
    }
  }

  private boolean hasGo() {
    if (programs.find("go").isEmpty()) {
      return false;
    }
    String printed =
        Command.of("go", "env", "GOVERSION")
            .withEnvironment(Map.of("GOTOOLCHAIN", "local"))
            .output();
    return Version.in(printed).map(it -> it.minor() >= Version.of(go).minor()).orElse(true);
  }

  private static long usable(Path cache) {
    try {
      return Files.getFileStore(Files.createDirectories(cache)).getUsableSpace();
    } catch (IOException e) {
      throw new EnvironmentException(
          cache + " cannot be written: " + IoReason.of(e),
          "free disk space, or make it writable",
          e);
    }
  }
}
