package io.github.kindproof.cluster.session;

import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.image.Images;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.setup.ImageSupply;
import io.github.kindproof.internal.setup.Tools;

/**
 * What a run stands on. The engine and kind are found on a machine that was set up, when something
 * first needs them.
 *
 * @param tools the engine and kind
 * @param mode where images come from
 * @param cache where things are kept between runs
 * @param files kind configs, profiles, manifests and lists
 * @param progress told of everything that takes long
 */
public record Preparation(
    Tools tools, ImageMode mode, KindproofCache cache, ProjectFiles files, Progress progress) {

  /** What this machine has, images pulled where a registry answers, else built. */
  public static Preparation ofThisMachine(Progress progress) {
    return ofThisMachine(ImageMode.AUTO, progress);
  }

  /** The same with images from where this mode says. */
  public static Preparation ofThisMachine(ImageMode mode, Progress progress) {
    LoggingNotice.silence();
    KindproofCache cache = KindproofCache.ofUser();
    return new Preparation(Tools.find(cache), mode, cache, ProjectFiles.here(cache), progress);
  }

  /** The same, which gets kind by itself where it is missing; an engine has to be there. */
  public Preparation gettingKind() {
    return new Preparation(Tools.gettingKind(cache, progress), mode, cache, files, progress);
  }

  /** The same, which sets up what is missing, an engine included. */
  public Preparation settingUp() {
    return new Preparation(Tools.settingUp(cache, progress), mode, cache, files, progress);
  }

  /** The Kubernetes versions that are known. */
  public KubernetesVersions versions() {
    return KubernetesVersions.read(files.find("kubernetes-versions.yaml"));
  }

  /**
   * Gets node and workload images into the engine.
   *
   * @throws io.github.kindproof.EnvironmentException if there is no engine
   */
  public Images images() {
    return ImageSupply.of(mode, tools.engine().docker(), files, cache, progress);
  }

  /** Opens a run on it. */
  public Harness open() {
    return Harness.open(this);
  }
}
