package io.github.kindproof.cli;

import io.github.kindproof.internal.image.ImageMode;
import picocli.CommandLine.Option;

/** The source of images: an option of several commands. */
final class ImagesOption {
  @Option(
      names = "--images",
      paramLabel = "MODE",
      description = "official: pull; local: build here; auto: pull, else build. Default: auto.")
  private ImageMode images = ImageMode.AUTO;

  ImageMode mode() {
    return images;
  }
}
