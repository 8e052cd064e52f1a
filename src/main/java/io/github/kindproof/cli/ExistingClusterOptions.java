package io.github.kindproof.cli;

import io.github.kindproof.cluster.access.Kubeconfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster that exists already, and how its nodes get at the probe and at profiles. */
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
      description = "Image of the probe, as the nodes pull it. Default: ${DEFAULT-VALUE}.")
  private String image = "";

  /** To be looked at; for one that changes the cluster, see {@link #meant}. */
  Kubeconfig named() {
    return context.named();
  }

  /** The same, named once more if it looks like production. */
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
