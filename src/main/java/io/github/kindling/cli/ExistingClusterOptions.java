package io.github.kindling.cli;

import io.github.kindling.check.Kubeconfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster that exists already, and how its nodes get at the probe and at profiles. */
final class ExistingClusterOptions {
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "The kubeconfig. No other is looked at.")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Which of its contexts. Its current one counts for nothing.")
  private @Nullable String context;

  @Option(
      names = "--yes-on",
      paramLabel = "NAME",
      description = "The context's name again, where it looks like production.")
  private @Nullable String yesOn;

  @Option(
      names = "--kubelet-root",
      paramLabel = "FOLDER",
      defaultValue = "/var/lib/kubelet",
      description = "The kubelets' --root-dir. Default: ${DEFAULT-VALUE}.")
  private String kubeletRoot = "";

  @Option(
      names = "--image",
      paramLabel = "NAME",
      defaultValue = "kindling/probe:1",
      description = "Where the nodes get the probe's image from. Default: ${DEFAULT-VALUE}.")
  private String image = "";

  /** To be looked at; for one that changes the cluster, see {@link #meant}. */
  Kubeconfig named() {
    return Kubeconfig.named(kubeconfig, context);
  }

  /** The same, named once more if it looks like production. */
  Kubeconfig meant() {
    return named().meant(yesOn);
  }

  String kubeletRoot() {
    return kubeletRoot;
  }

  String image() {
    return image;
  }
}
