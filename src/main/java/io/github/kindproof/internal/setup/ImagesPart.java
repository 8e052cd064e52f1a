package io.github.kindproof.internal.setup;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.engine.EngineSearch;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.image.Images;
import io.github.kindproof.internal.image.WorkloadImage;
import io.github.kindproof.internal.image.WorkloadImages;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * The node images of these versions with each of these runtimes, and the workload images: those
 * that are not on demand, and those that are requested.
 *
 * @param demanded the names of requested workload images
 */
public record ImagesPart(
    List<KubernetesVersion> versions,
    List<NodeRuntime> runtimes,
    ImageMode mode,
    ProjectFiles files,
    KindproofCache cache,
    EngineSearch engine,
    List<String> demanded)
    implements SetupPart {

  public ImagesPart(
      List<KubernetesVersion> versions,
      List<NodeRuntime> runtimes,
      ImageMode mode,
      ProjectFiles files,
      KindproofCache cache,
      EngineSearch engine) {
    this(versions, runtimes, mode, files, cache, engine, List.of());
  }

  @Override
  public String name() {
    return "images";
  }

  @Override
  public boolean isDone() {
    return receipt().isGood(docker());
  }

  @Override
  public void run(Progress progress) {
    Images images = ImageSupply.of(mode, docker(), files, cache, progress);
    List<String> references = new ArrayList<>();
    for (KubernetesVersion version : versions) {
      for (NodeRuntime runtime : runtimes) {
        references.add(images.node(version, runtime).reference());
      }
    }
    for (WorkloadImage workload : workloads()) {
      references.add(images.workload(workload.name()).reference());
      references.add(workload.name()); // manifests name it so, by hand too
    }
    receipt().write(references);
  }

  private Docker docker() {
    return engine.look().engine().docker();
  }

  private List<WorkloadImage> workloads() {
    return WorkloadImages.read(files.find("workload-images.yaml")).atSetUpWith(demanded);
  }

  private ImageReceipt receipt() {
    String wanted = mode + " " + versions + " " + runtimes + " " + workloads();
    return ImageReceipt.of(
        cache.folder("receipts"),
        wanted,
        files.find("images/node/recipe.yaml").resolve("../..").normalize());
  }
}
