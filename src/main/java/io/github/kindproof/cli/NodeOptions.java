package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Reuse;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for a one-node cluster. */
final class NodeOptions {
  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      defaultValue = "default",
      description = "Kubernetes version of the node: v1.34.11, a minor such as 1.28, latest.")
  private String kubernetes = "default";

  @Option(
      names = "--profiles",
      paramLabel = "FOLDER",
      description = "Your profiles, installed on the node as `profiles/`. Default: ./profiles.")
  private @Nullable Path profiles;

  @Mixin private RuntimeOptions runtimes;

  @Mixin private ImagesOption images;

  @Mixin private ReuseOptions reuse;

  String kubernetes() {
    return kubernetes;
  }

  RuntimeOptions runtimes() {
    return runtimes;
  }

  ImageMode images() {
    return images.mode();
  }

  Optional<Reuse> reuse() {
    return reuse.reuse();
  }

  /** The folder that nodes mount as {@code profiles/}. */
  Path profiles(ProjectFiles files) {
    if (profiles != null && !Files.isDirectory(profiles)) {
      throw new BadInputException(
          "--profiles " + profiles, "is not a folder", "specify a folder with profiles");
    }
    return profiles == null ? files.find("profiles") : profiles;
  }
}
