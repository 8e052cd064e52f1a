package io.github.kindproof.internal.image.build;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.LocalBuild;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Builds images by recipe, part by part. What was built once is found again: a finished image by
 * its tag in the engine, a finished part by its key in the cache, so that an interrupted build goes
 * on at the first part that is not finished.
 */
public final class ImageBuild implements LocalBuild {
  private final Path recipes;
  private final Path cache;
  private final Docker docker;
  private final Progress progress;
  private final Predicate<String> inEngine;

  /**
   * @param recipesRoot the folder that holds one folder for each recipe
   * @param cache where finished parts and logs are kept
   * @param docker the engine that gets the images
   * @param progress is told of each part
   */
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

  /**
   * Gives the image's name in the engine, after building it if it is not there.
   *
   * @param name the recipe's folder
   * @param variables values for the recipe's variables, on top of its own defaults
   * @throws io.github.kindproof.BadInputException if the recipe or a variable is wrong
   * @throws io.github.kindproof.EnvironmentException if this machine cannot build it
   */
  @Override
  public String build(String name, Map<String, String> variables) {
    BuildPlan plan = plan(name, variables);
    if (inEngine.test(plan.image())) {
      return plan.image();
    }
    HostCheck.of(plan.recipe()).check(cache);
    try (BuildLock lock = BuildLock.take(cache, progress)) {
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
