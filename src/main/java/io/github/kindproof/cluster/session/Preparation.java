package io.github.kindproof.cluster.session;

import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.internal.engine.EngineSearch;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.image.Images;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.setup.ImageSupply;
import io.github.kindproof.internal.setup.Tools;

/**
 * The basis of a run. The engine and kind are located on first use, on a machine that was set up.
 *
 * @param tools the engine and kind
 * @param mode the source of images
 * @param cache where files are kept between runs
 * @param files kind configs, profiles, manifests and lists
 * @param progress receives a report of everything that takes long
 */
public record Preparation(
    Tools tools, ImageMode mode, KindproofCache cache, ProjectFiles files, Progress progress) {

  /**
   * Create this machine's preparation, with images that are pulled if a registry responds, else
   * built.
   */
  public static Preparation ofThisMachine(Progress progress) {
    return ofThisMachine(ImageMode.AUTO, progress);
  }

  /** Create this machine's preparation, with images from the source that this mode gives. */
  public static Preparation ofThisMachine(ImageMode mode, Progress progress) {
    LoggingNotice.silence();
    KindproofCache cache = KindproofCache.ofUser();
    return new Preparation(Tools.find(cache), mode, cache, ProjectFiles.here(cache), progress);
  }

  /** Return the same, but get kind if it is missing; an engine must exist. */
  public Preparation gettingKind() {
    return new Preparation(Tools.gettingKind(cache, progress), mode, cache, files, progress);
  }

  /** Return the same, but set up everything that is missing, even an engine. */
  public Preparation settingUp(EngineSearch engine) {
    return new Preparation(Tools.settingUp(cache, engine, progress), mode, cache, files, progress);
  }

  /** Read the known container runtimes. */
  public NodeRuntimes runtimes() {
    return NodeRuntimes.read(files.find("runtimes.yaml"));
  }

  /** Read the known Kubernetes versions. */
  public KubernetesVersions versions() {
    return KubernetesVersions.read(files.find("kubernetes-versions.yaml"));
  }

  /**
   * Return the supply of node and workload images for the engine.
   *
   * @throws io.github.kindproof.EnvironmentException if there is no engine
   */
  public Images images() {
    return ImageSupply.of(mode, tools.engine().docker(), files, cache, progress);
  }
}
