package io.github.kindproof.cli;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.k3s.K3sProvider;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.internal.setup.ImagesPart;
import io.github.kindproof.internal.setup.Setup;
import io.github.kindproof.internal.setup.SetupPart;
import io.github.kindproof.leastprivilege.record.ProfilesFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * One run of a command: where it prints and writes, the lists it reads, and the way to clusters.
 * What it opens is closed when the work on it has ended, however it ends.
 */
final class CommandSession {
  /** Where results go that no option names a place for. */
  static final Path RESULTS = Path.of("target", "kindproof");

  private final CommandLine line;
  private final KindproofCache cache = KindproofCache.ofUser();
  private final ProjectFiles files = ProjectFiles.here(cache);

  CommandSession(CommandLine line) {
    this.line = line;
  }

  KindproofCache cache() {
    return cache;
  }

  ProjectFiles files() {
    return files;
  }

  KubernetesVersions versions() {
    return KubernetesVersions.read(files.find("kubernetes-versions.yaml"));
  }

  NodeRuntimes runtimes() {
    return NodeRuntimes.read(files.find("runtimes.yaml"));
  }

  PrintWriter out() {
    return line.getOut();
  }

  PrintWriter err() {
    return line.getErr();
  }

  /** The command {@code kindproof} with all its subcommands. */
  CommandLine root() {
    return line.getCommandSpec().root().commandLine();
  }

  /** Refuses options that do not make sense together; to be thrown. */
  ParameterException wrongUsage(String why) {
    return new ParameterException(line, why);
  }

  void flush() {
    out().flush();
    err().flush();
  }

  /** Prints a text, or writes it to the file that the user names instead. */
  void print(@Nullable Path output, String text) {
    if (output == null) {
      out().print(text);
    } else {
      WholeFile.write(output, text);
    }
  }

  /** Writes a file if the user names one. */
  static void write(@Nullable Path file, Supplier<String> text) {
    if (file != null) {
      WholeFile.write(file, text.get());
    }
  }

  /** Does something that takes long, and shows how it goes. */
  <T> T withProgress(Function<Progress, T> work) {
    try (Progress progress = Progress.forConsole()) {
      return work.apply(progress);
    }
  }

  /** The images that clusters of kind need, to be got before they boot. */
  ImagesPart images(List<KubernetesVersion> versions, List<NodeRuntime> runtimes, ImageMode mode) {
    return new ImagesPart(versions, runtimes, mode, files, cache);
  }

  /**
   * Gets what is missing, opens a run for clusters of kind and removes in the end what it made.
   *
   * @param images got as well
   */
  <T> T withHarness(
      ImageMode mode, List<? extends SetupPart> images, BiFunction<Harness, Progress, T> work) {
    return withHarness(Set.of(ClusterSource.KIND), mode, images, work);
  }

  /** The same for clusters of these providers; each gets what it needs and no more. */
  <T> T withHarness(
      Set<String> providers,
      ImageMode mode,
      List<? extends SetupPart> images,
      BiFunction<Harness, Progress, T> work) {
    return withProgress(
        progress -> {
          if (providers.contains(ClusterSource.KIND)) {
            Setup.with(cache, List.copyOf(images)).run(progress);
          } else if (needsEngine(providers)) {
            Setup.withoutKind(cache, List.copyOf(images)).run(progress);
          }
          Preparation found = Preparation.ofThisMachine(mode, progress);
          // A cluster that exists is no reason to start an engine.
          boolean exists = providers.equals(Set.of(ClusterSource.EXISTING));
          try (Harness harness = Harness.open(exists ? found : found.settingUp())) {
            return work.apply(harness, progress);
          }
        });
  }

  static boolean needsEngine(Set<String> providers) {
    return providers.contains(ClusterSource.KIND) || providers.contains(K3sProvider.NAME);
  }

  /** Boots a cluster, or takes one that is free, for as long as the work takes. */
  static <T> T withCluster(Harness harness, ClusterSpec spec, Function<Cluster, T> work) {
    try (ClusterPool.Lease lease = harness.pool().lease(spec)) {
      Cluster cluster =
          lease
              .result()
              .orElseThrow(it -> "see " + failures().write("boot of " + it.spec(), it.evidence()));
      return work.apply(cluster);
    }
  }

  /** Where evidence of failures goes. */
  static FailureBundle failures() {
    return new FailureBundle(RESULTS.resolve("failures"));
  }

  /** Does the same on a cluster of one node with each of these runtimes, one after the other. */
  <T> List<T> onNodes(
      NodeOptions node, List<NodeRuntime> runtimes, BiFunction<Cluster, Progress, T> work) {
    KubernetesVersion version = versions().get(node.kubernetes());
    Path profiles = ProfilesFolder.copy(node.profiles(files), RESULTS.resolve("profiles"));
    ClusterIntent intent =
        new ClusterIntent(0, new SeccompDefaultNodes.None(), Optional.of(profiles.toString()));
    return withHarness(
        node.images(),
        List.of(images(List.of(version), runtimes, node.images())),
        (harness, progress) ->
            runtimes.stream()
                .map(
                    runtime ->
                        withCluster(
                            harness,
                            ClusterSpec.of(intent, version).with(runtime),
                            cluster -> work.apply(cluster, progress)))
                .toList());
  }

  /** Does something on a cluster of one node with the one runtime that is chosen. */
  <T> T onNode(NodeOptions node, BiFunction<Cluster, Progress, T> work) {
    return onNodes(node, List.of(node.runtimes().runtime(runtimes())), work).get(0);
  }

  /** Says where results are. */
  void results(Path json, String kind, Path page) {
    out().println("results: " + json);
    out().println("%-8s %s".formatted(kind + ":", page.toAbsolutePath().toUri()));
  }
}
