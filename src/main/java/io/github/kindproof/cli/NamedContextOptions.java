package io.github.kindproof.cli;

import io.github.kindproof.cluster.access.Kubeconfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name an existing cluster. */
final class NamedContextOptions {
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Kubeconfig of the cluster (required; no default is ever used).")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Context to use (required; the current context is ignored).")
  private @Nullable String context;

  @Option(
      names = "--yes-on",
      paramLabel = "NAME",
      description = "Confirms the use of a production-like context: repeat its name.")
  private @Nullable String yesOn;

  /** Whether a kubeconfig or a context is given. */
  boolean isGiven() {
    return kubeconfig != null || context != null;
  }

  /** For read access; commands that change the cluster use {@link #meant}. */
  Kubeconfig named() {
    return Kubeconfig.named(kubeconfig, context);
  }

  /** For changes: a context that looks like production must be confirmed. */
  Kubeconfig meant() {
    return named().meant(yesOn);
  }
}
