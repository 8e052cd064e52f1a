package io.github.kindling.cli;

import io.github.kindling.cache.KindlingCache;
import io.github.kindling.cache.ProjectFiles;
import io.github.kindling.image.ImageMode;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.kubernetes.KubernetesVersions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is to be changed in a running cluster: options of {@code kindling diff --in-place}. */
final class InPlaceOptions {
  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      defaultValue = "default",
      description = "In place: the Kubernetes version; the first of the list by default.")
  private String kubernetes = "default";

  @Option(
      names = "--change",
      paramLabel = "CHANGE",
      defaultValue = "seccomp-default",
      description =
          "In place: seccomp-default, or runtime=NAME for one of runtimes.yaml. Default: "
              + "seccomp-default.")
  private String change = "seccomp-default";

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      split = ",",
      description =
          "In place: more workloads; their pods are tried on each node, their services asked.")
  private List<String> manifests = new ArrayList<>();

  /** Does it, and gives the exit code. */
  int run(KindlingCache cache, ProjectFiles files, ImageMode mode, PrintWriter out) {
    KubernetesVersion version =
        KubernetesVersions.read(files.find("kubernetes-versions.yaml")).get(kubernetes);
    return InPlace.run(cache, files, version, mode, change, manifests, out);
  }
}
