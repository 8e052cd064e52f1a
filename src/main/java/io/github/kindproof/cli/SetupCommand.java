package io.github.kindproof.cli;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.setup.BrowserPart;
import io.github.kindproof.internal.setup.ImagesPart;
import io.github.kindproof.internal.setup.Setup;
import io.github.kindproof.internal.setup.SetupPart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindproof setup}. */
@Command(
    name = "setup",
    description =
        "Gets what is missing: packages, a container engine, kind, images. "
            + "An engine that runs already is used as it is. Run again, it has nothing to do.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:everything is there",
      " 2:an argument is wrong",
      " 3:something cannot be had"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindproof setup",
      "  ./kindproof setup --kubernetes v1.34.11",
      "  ./kindproof setup --runtime own,2.3     node images with that runtime too",
      "  ./kindproof setup --images local        build the images, ask no registry",
      "  ./kindproof setup --workload kindproof/redis:1   that image too",
      "  ./kindproof setup --no-images           they come by docker load",
    })
final class SetupCommand implements Callable<Integer> {
  @Mixin private VersionOptions options;

  @Mixin private RuntimeOptions runtimeOptions;

  @Option(
      names = "--browser",
      description = "Get Chromium and its driver too, in which the suites look at the report.")
  private boolean browser;

  @Option(
      names = "--no-images",
      description =
          "Leave the images out: an engine and kind alone, for a machine that gets its images otherwise.")
  private boolean noImages;

  @Option(
      names = "--workload",
      paramLabel = "IMAGE",
      split = ",",
      description =
          "Get this image too: one that workload-images.yaml calls onDemand, and that otherwise first comes "
              + "when a manifest that names it is applied.")
  private List<String> workloads = List.of();

  @Override
  public Integer call() {
    KindproofCache cache = KindproofCache.ofUser();
    ProjectFiles files = ProjectFiles.here(cache);
    ImageMode mode = options.mode();
    KubernetesVersions known = KubernetesVersions.read(files.find("kubernetes-versions.yaml"));
    List<KubernetesVersion> versions = options.versions(known);
    List<NodeRuntime> runtimes =
        runtimeOptions.runtimes(NodeRuntimes.read(files.find("runtimes.yaml")));
    try (Progress progress = Progress.forConsole()) {
      List<SetupPart> parts = new ArrayList<>();
      if (!noImages) {
        parts.add(new ImagesPart(versions, runtimes, mode, files, cache, workloads));
      }
      if (browser) {
        parts.add(new BrowserPart());
      }
      Setup.with(cache, parts).run(progress);
    }
    return 0;
  }
}
