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

public final class ImageSupply {
  private ImageSupply() {}

  /**
   * Images from the lists and recipes of these files. Images that cannot be pulled are built in the
   * cache; packages for that are installed only if the caller may do so.
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
