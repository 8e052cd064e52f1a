package io.github.kindling.cli;

import io.github.kindling.cache.KindlingCache;
import io.github.kindling.cache.ProjectFiles;
import io.github.kindling.image.ImageMode;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.kubernetes.KubernetesVersions;
import io.github.kindling.progress.Progress;
import io.github.kindling.setup.BrowserPart;
import io.github.kindling.setup.ImagesPart;
import io.github.kindling.setup.Setup;
import io.github.kindling.setup.SetupPart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kindling setup}. */
@Command(
    name = "setup",
    description = {
      "Gets what is missing: packages, a container engine, kind, images.",
      "An engine that runs already is used as it is. Run again, it has nothing to do."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:everything is there",
      " 2:an argument is wrong",
      " 3:something cannot be had"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindling setup",
      "  ./kindling setup --kubernetes v1.34.11",
      "  ./kindling setup --images local        build the images, ask no registry",
    })
final class SetupCommand implements Callable<Integer> {
  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      split = ",",
      description = "Kubernetes versions to get node images of; all of the list by default.")
  private List<String> kubernetes = new ArrayList<>();

  @Option(
      names = "--images",
      paramLabel = "MODE",
      defaultValue = "auto",
      description = "official: pulled; local: built here; auto: pulled, else built. Default: auto.")
  private String images = "auto";

  @Option(
      names = "--browser",
      description = "Get Chromium and its driver too, in which the suites look at the report.")
  private boolean browser;

  @Override
  public Integer call() {
    KindlingCache cache = KindlingCache.ofUser();
    ProjectFiles files = ProjectFiles.here(cache);
    ImageMode mode = ImageMode.of("--images", images);
    KubernetesVersions known = KubernetesVersions.read(files.find("kubernetes-versions.yaml"));
    List<KubernetesVersion> versions =
        kubernetes.isEmpty() ? known.all() : kubernetes.stream().map(known::get).toList();
    try (Progress progress = Progress.forConsole()) {
      List<SetupPart> parts = new ArrayList<>();
      parts.add(new ImagesPart(versions, mode, files, cache));
      if (browser) {
        parts.add(new BrowserPart());
      }
      Setup.with(cache, parts).run(progress);
    }
    return 0;
  }
}
