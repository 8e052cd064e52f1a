package io.github.kindling.harness;

import io.github.kindling.cache.KindlingCache;
import io.github.kindling.cache.ProjectFiles;
import io.github.kindling.image.ImageMode;
import io.github.kindling.image.Images;
import io.github.kindling.progress.Progress;
import io.github.kindling.setup.ImageSupply;
import io.github.kindling.setup.Tools;

/**
 * What a run stands on, found on a machine that was set up.
 *
 * @param tools the engine and kind
 * @param images gets node and workload images
 * @param cache where things are kept between runs
 * @param files kind configs, profiles, manifests and lists
 * @param progress told of everything that takes long
 */
public record Preparation(
    Tools tools, Images images, KindlingCache cache, ProjectFiles files, Progress progress) {

  /**
   * Finds it on this machine, images pulled where a registry answers, else built.
   *
   * @throws io.github.kindling.failure.EnvironmentFault if set-up has not been done
   */
  public static Preparation ofThisMachine(Progress progress) {
    return ofThisMachine(ImageMode.AUTO, progress);
  }

  /** The same with images from where this mode says. */
  public static Preparation ofThisMachine(ImageMode mode, Progress progress) {
    KindlingCache cache = KindlingCache.ofUser();
    ProjectFiles files = ProjectFiles.here(cache);
    Tools tools = Tools.find(cache);
    Images images = ImageSupply.of(mode, tools.engine().docker(), files, cache, progress);
    return new Preparation(tools, images, cache, files, progress);
  }

  /** Opens a run on it. */
  public Harness open() {
    return Harness.open(tools, images, cache, files, progress);
  }
}
