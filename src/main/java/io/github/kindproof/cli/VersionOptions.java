package io.github.kindproof.cli;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.internal.image.ImageMode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kubernetes versions and the source of images: options of several commands. */
final class VersionOptions {
  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      split = ",",
      description =
          "Kubernetes versions: v1.34.11, a minor such as 1.28, default, latest. "
              + "Default: the versions of the tutorial.")
  private List<String> kubernetes = new ArrayList<>();

  @Mixin private ImagesOption images;

  List<KubernetesVersion> versions(KubernetesVersions known) {
    return kubernetes.isEmpty()
        ? known.ofTutorial()
        : kubernetes.stream().map(known::get).distinct().toList();
  }

  ImageMode mode() {
    return images.mode();
  }
}
