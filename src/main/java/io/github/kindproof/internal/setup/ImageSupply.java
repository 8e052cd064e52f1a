package io.github.kindproof.internal.setup;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.image.Images;
import io.github.kindproof.internal.image.LocalBuild;
import io.github.kindproof.internal.image.WorkloadImages;
import io.github.kindproof.internal.image.build.ImageBuild;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;

/** Puts together what gets images into the engine. */
public final class ImageSupply {
  private ImageSupply() {}

  /**
   * Images by the lists and recipes of these files; what cannot be pulled is built in the cache,
   * for which packages are installed if this caller may have that done.
   */
  public static Images of(
      ImageMode mode, Docker docker, ProjectFiles files, KindproofCache cache, Progress progress) {
    Path recipes = files.find("images/node/recipe.yaml").resolve("../..").normalize();
    LocalBuild build = new ImageBuild(recipes, cache.folder("images"), docker, progress);
    return new Images(
        mode,
        docker,
        WorkloadImages.read(files.find("workload-images.yaml")),
        new PreparedBuild(
            build, recipes, Caller.ofThisProcess().mayInstallPackages(), new Apt(), progress),
        progress);
  }
}
