package io.github.kindproof.cli;

import io.github.kindproof.cluster.access.Kubeconfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster that exists already is meant. */
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

  /** Whether either of the two is given. */
  boolean isGiven() {
    return kubeconfig != null || context != null;
  }

  /** To be looked at; for one that is changed, see {@link #meant}. */
  Kubeconfig named() {
    return Kubeconfig.named(kubeconfig, context);
  }

  /** The same, named once more if it looks like production. */
  Kubeconfig meant() {
    return named().meant(yesOn);
  }
}
