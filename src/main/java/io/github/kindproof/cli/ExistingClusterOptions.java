package io.github.kindproof.cli;

import io.github.kindproof.cluster.access.Kubeconfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for an existing cluster, its nodes' folders and the probe's image. */
final class ExistingClusterOptions {
  @Mixin private NamedContextOptions context;

  @Option(
      names = "--kubelet-root",
      paramLabel = "FOLDER",
      defaultValue = "/var/lib/kubelet",
      description = "The kubelets' --root-dir. Default: ${DEFAULT-VALUE}.")
  private String kubeletRoot = "";

  @Option(
      names = "--image",
      paramLabel = "NAME",
      defaultValue = "kindproof/probe:1",
      description = "Name by which the nodes pull the probe image. Default: ${DEFAULT-VALUE}.")
  private String image = "";

  /** For read access; commands that change the cluster use {@link #meant}. */
  Kubeconfig named() {
    return context.named();
  }

  /** For changes: a context that looks like production must be confirmed. */
  Kubeconfig meant() {
    return context.meant();
  }

  String kubeletRoot() {
    return kubeletRoot;
  }

  String image() {
    return image;
  }
}
