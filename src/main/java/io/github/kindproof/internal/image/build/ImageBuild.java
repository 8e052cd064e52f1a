package io.github.kindproof.internal.image.build;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.LocalBuild;
import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.progress.LockWait;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Builds images by recipe, part by part. Finished images are recognized by their tag in the engine
 * and finished parts by their key in the cache, so an interrupted build resumes at the first
 * unfinished part.
 */
public final class ImageBuild implements LocalBuild {
  private final Path recipes;
  private final Path cache;
  private final Docker docker;
  private final Progress progress;
  private final Predicate<String> inEngine;

  public ImageBuild(Path recipesRoot, Path cache, Docker docker, Progress progress) {
    this(recipesRoot, cache, docker, progress, image -> isThere(docker, image));
  }

  ImageBuild(
      Path recipesRoot, Path cache, Docker docker, Progress progress, Predicate<String> inEngine) {
    this.recipes = recipesRoot.toAbsolutePath();
    this.cache = cache.toAbsolutePath();
    this.docker = docker;
    this.progress = progress;
    this.inEngine = inEngine;
  }

  @Override
  public String build(String name, Map<String, String> variables) {
    BuildPlan plan = plan(name, variables);
    if (inEngine.test(plan.image())) {
      return plan.image();
    }
    HostCheck.of(plan.recipe()).check(cache);
    try (CacheLock lock =
        LockWait.take(
            cache.resolve("build.lock"), "another image build that uses " + cache, progress)) {
      // Another build may have made it while this one waited.
      if (!inEngine.test(plan.image())) {
        new PartRunner(plan, cache, docker, progress).run();
      }
    }
    return plan.image();
  }

  @Override
  public Optional<String> find(String name, Map<String, String> variables) {
    return Optional.of(plan(name, variables).image()).filter(inEngine);
  }

  private BuildPlan plan(String name, Map<String, String> variables) {
    return BuildPlan.of(Recipe.read(recipes.resolve(name)), variables);
  }

  private static boolean isThere(Docker docker, String image) {
    return docker.command("image", "inspect", "--format", "{{.Id}}", image).run().ok();
  }
}
