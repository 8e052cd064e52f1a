package io.github.kindproof.internal.setup;

import io.github.kindproof.internal.image.LocalBuild;
import io.github.kindproof.internal.image.build.Recipe;
import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Installs the packages of a recipe right before a build: a machine that pulls its images needs
 * none of them. If packages may not be installed, the build reports what is missing.
 *
 * @param installs whether packages may be installed
 */
public record PreparedBuild(
    LocalBuild build, Path recipes, boolean installs, Apt apt, Progress progress)
    implements LocalBuild {

  @Override
  public String build(String recipe, Map<String, String> variables) {
    SearchPath programs = SearchPath.ofThisProcess();
    List<String> missing =
        Recipe.read(recipes.resolve(recipe)).hostPackages().stream()
            .filter(name -> programs.find(name).isEmpty())
            .toList();
    if (!missing.isEmpty() && installs) {
      apt.installWithRecommended(missing, progress);
    }
    return build.build(recipe, variables);
  }

  @Override
  public Optional<String> find(String recipe, Map<String, String> variables) {
    return build.find(recipe, variables);
  }
}
