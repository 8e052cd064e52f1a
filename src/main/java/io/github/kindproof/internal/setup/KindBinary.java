package io.github.kindproof.internal.setup;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.catalog.Version;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The kind program: from PATH if it is new enough, else from the cache, which gets the official
 * release, or a build by Go if the release cannot be downloaded.
 */
public final class KindBinary {
  /** The oldest release that is accepted, and the one that is installed. */
  static final String OLDEST = "v0.33.0";

  private final SearchPath programs;
  private final KindRelease release;
  private final Path installed;

  KindBinary(SearchPath programs, Path folder, KindRelease release) {
    this.programs = programs;
    this.release = release;
    this.installed = folder.resolve("kind-" + OLDEST).resolve("kind");
  }

  public static KindBinary in(KindproofCache cache) {
    return new KindBinary(
        SearchPath.ofThisProcess(), cache.root().resolve("bin"), new KindRelease(OLDEST));
  }

  public Optional<Path> find() {
    return programs
        .find("kind")
        .filter(kind -> versionOf(kind).filter(KindBinary::isEnough).isPresent())
        .or(() -> Optional.of(installed).filter(Files::isExecutable));
  }

  Path get() {
    return find()
        .orElseThrow(
            () ->
                new EnvironmentException(
                    "kind " + OLDEST + " or newer is not installed" + older(),
                    Caller.ofThisProcess().getKind(OLDEST)));
  }

  private String older() {
    return programs
        .find("kind")
        .map(
            kind -> ": " + kind + " is " + versionOf(kind).map(it -> "v" + it).orElse("no release"))
        .orElse("");
  }

  void install(Progress progress) {
    Path folder = installed.resolve("..").normalize();
    try {
      Files.createDirectories(folder);
      Path unfinished = Files.createTempDirectory(folder, "unfinished-");
      try {
        Path kind = unfinished.resolve("kind");
        if (!release.download(kind, progress)) {
          new GoInstall(programs).run("sigs.k8s.io/kind@" + OLDEST, kind, progress);
        }
        Files.move(kind, installed, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished.resolve("kind"));
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new EnvironmentException(
          "kind cannot be put into " + folder + ": " + IoReason.of(e), "check the reason above", e);
    }
  }

  private static Optional<Version> versionOf(Path kind) {
    ProcessResult result = Command.of(kind.toString(), "version").run();
    return result.ok() ? versionIn(result.stdout()) : Optional.empty();
  }

  /** Parses {@code kind v0.33.0 go1.26.0 linux/amd64}; a pre-release counts as none. */
  static Optional<Version> versionIn(String printed) {
    return Version.in(printed).filter(version -> !version.isPreRelease());
  }

  static boolean isEnough(Version kind) {
    return kind.compareTo(Version.of(OLDEST)) >= 0;
  }
}
