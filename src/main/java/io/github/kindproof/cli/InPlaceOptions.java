package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be changed in a running cluster: options of {@code kindproof diff --in-place}. */
final class InPlaceOptions {
  @Option(
      names = "--in-place",
      description = "Change a running cluster node by node instead of comparing two.")
  private boolean inPlace;

  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      description = "With --in-place: the Kubernetes version. Default: the first of the list.")
  private @Nullable String kubernetes;

  @Option(
      names = "--change",
      paramLabel = "CHANGE",
      description =
          "With --in-place: seccomp-default, or runtime=NAME for one in runtimes.yaml. "
              + "Default: seccomp-default.")
  private @Nullable String change;

  boolean isWanted() {
    return inPlace;
  }

  /** Both sides name their own. */
  void checkUnused() {
    if (kubernetes != null || change != null) {
      throw new BadInputException(
          kubernetes != null ? "--kubernetes" : "--change", "is for --in-place", "leave it out");
    }
  }

  /**
   * Does it.
   *
   * @param own manifests of the user, to be watched too
   * @return the exit code
   */
  int run(
      KindproofCache cache, ProjectFiles files, ImageMode mode, List<Path> own, PrintWriter out) {
    KubernetesVersion version =
        KubernetesVersions.read(files.find("kubernetes-versions.yaml"))
            .get(kubernetes == null ? "default" : kubernetes);
    return InPlace.run(
        cache, files, version, mode, change == null ? InPlace.SECCOMP_DEFAULT : change, own, out);
  }
}
