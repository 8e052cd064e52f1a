package io.github.kindling.setup;

import io.github.kindling.cache.KindlingCache;
import io.github.kindling.cache.ProjectFiles;
import io.github.kindling.engine.Docker;
import io.github.kindling.failure.Caller;
import io.github.kindling.image.ImageMode;
import io.github.kindling.image.Images;
import io.github.kindling.image.LocalBuild;
import io.github.kindling.image.WorkloadImages;
import io.github.kindling.image.build.ImageBuild;
import io.github.kindling.progress.Progress;
import java.nio.file.Path;

/** Puts together what gets images into the engine. */
public final class ImageSupply {
  private ImageSupply() {}

  /**
   * Images by the lists and recipes of these files; what cannot be pulled is built in the cache,
   * for which packages are installed if this caller may have that done.
   */
  public static Images of(
      ImageMode mode, Docker docker, ProjectFiles files, KindlingCache cache, Progress progress) {
    Path recipes = files.find("images/node/recipe.yaml").resolve("../..").normalize();
    LocalBuild build =
        LocalBuild.by(new ImageBuild(recipes, cache.folder("images"), docker, progress));
    return new Images(
        mode,
        docker,
        WorkloadImages.read(files.find("workload-images.yaml")),
        new PreparedBuild(
            build, recipes, Caller.ofThisProcess().mayInstallPackages(), new Apt(), progress),
        progress);
  }
}
