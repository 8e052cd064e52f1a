package io.github.kindproof.internal.image.build;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** Images that nobody but the tests needs, by the recipes of {@code src/test/images}. */
public final class TestImages {
  private static final Path RECIPES = Path.of("src", "test", "images");
  private static final Path SHARED = Path.of("images");

  private TestImages() {}

  /**
   * Builds one if the engine does not have it, which may take minutes.
   *
   * @param name the name that it gets in the engine as well, {@code name:tag}
   */
  public static synchronized void build(
      Docker docker, String recipe, Map<String, String> variables, String name) {
    Path parts = KindproofCache.ofUser().folder("images");
    String built =
        new ImageBuild(recipes(), parts, docker, Progress.forConsole()).build(recipe, variables);
    docker.command("tag", built, name).output();
  }

  /** With the scripts that recipes share beside them, where each looks for these. */
  private static Path recipes() {
    Path folder = Path.of("target", "test-images");
    try (Stream<Path> recipes = Files.walk(RECIPES);
        Stream<Path> scripts = Files.list(SHARED)) {
      for (Path file : recipes.filter(Files::isRegularFile).toList()) {
        copy(file, folder.resolve(RECIPES.relativize(file)));
      }
      for (Path file : scripts.filter(Files::isRegularFile).toList()) {
        copy(file, folder.resolve(SHARED.relativize(file)));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path file, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }
}
