package io.github.kindproof.cli;

import io.github.kindproof.internal.io.process.ShellWord;
import io.github.kindproof.upgrade.matrix.MatrixSelection;
import io.github.kindproof.upgrade.matrix.Shard;
import io.github.kindproof.upgrade.matrix.run.MatrixPlan;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that select cells of the matrix. */
final class CellOptions {
  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      split = ",",
      description = "Kubernetes versions: v1.34.11, a minor such as 1.28, default, latest.")
  private List<String> kubernetes = new ArrayList<>();

  @Option(
      names = "--workers",
      paramLabel = "VERSION",
      split = ",",
      description =
          "With --variant skew: Kubernetes versions of the workers, each of another minor that "
              + "--kubernetes supports. Default: the newest listed version of each.")
  private List<String> workers = new ArrayList<>();

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      split = ",",
      description =
          "Entries of runtimes.yaml, own for the node image's runtime, or a pair: "
              + "containerd-2.3.7+runc-1.2.8. With --kubernetes: every combination.")
  private List<String> runtimes = new ArrayList<>();

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      split = ",",
      description =
          "Cluster providers: kind, k3s. With several, each cell runs on each provider; cells "
              + "that a provider cannot run are not applicable. Default: kind.")
  private List<String> providers = new ArrayList<>();

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      split = ",",
      description =
          "Kinds of cluster: plain, seccomp-default, canary, profiles; and, only if named, skew: "
              + "workers older than their control plane.")
  private List<String> variants = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      split = ",",
      description =
          "unset, RuntimeDefault, Unconfined, OCI (only in skew), missing, or a file in profiles/ "
              + "without its .json.")
  private List<String> profiles = new ArrayList<>();

  @Option(names = "--full", description = "Every version with every runtime.")
  private boolean full;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      defaultValue = "1/1",
      description = "Part I of N; `report merge` joins them.")
  private String shard = "1/1";

  /** The options that select the cells, without the shard. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--kubernetes", kubernetes);
    add(arguments, "--workers", workers);
    add(arguments, "--runtime", runtimes);
    add(arguments, "--provider", providers);
    add(arguments, "--variant", variants);
    add(arguments, "--profile", profiles);
    if (full) {
      arguments.add("--full");
    }
    return arguments;
  }

  private static void add(List<String> arguments, String option, List<String> values) {
    if (!values.isEmpty()) {
      arguments.add(option);
      arguments.add(ShellWord.of(String.join(",", values)));
    }
  }

  MatrixPlan plan(CommandSession session) {
    return MatrixPlan.of(
        session.files(),
        session.versions(),
        session.runtimes(),
        new MatrixSelection(kubernetes, workers, runtimes, providers, variants, profiles, full),
        Shard.parse("--shard", shard));
  }
}
