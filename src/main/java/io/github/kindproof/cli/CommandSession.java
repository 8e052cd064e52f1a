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
import io.github.kindproof.cluster.Reuse;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.k3s.K3sProvider;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.engine.EngineSearch;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.internal.io.trace.Trace;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.progress.ScreenText;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * One run of a command: its output, its lists, and the way to clusters. What it opens is closed
 * when the work ends.
 */
final class CommandSession {
  /** The default folder for results. */
  static final Path RESULTS = Path.of("target", "kindproof");

  private final CommandLine line;
  private final KindproofCache cache = KindproofCache.ofUser();
  private final EngineSearch engine = EngineSearch.ofThisMachine(cache);
  private final ProjectFiles files = ProjectFiles.here(cache);

  CommandSession(CommandLine line) {
    this.line = line;
  }

  KindproofCache cache() {
    return cache;
  }

  EngineSearch engine() {
    return engine;
  }

  /** Starts to look for the engine, while the command reads its files. */
  void lookForEngine() {
    CompletableFuture<Void> unused = CompletableFuture.runAsync(engine::look);
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

  /** An exception to throw for options that do not make sense together. */
  ParameterException wrongUsage(String why) {
    return new ParameterException(line, why);
  }

  void flush() {
    out().flush();
    err().flush();
  }

  /** Prints a text, or writes it to the file that the user names. */
  void print(Optional<Path> output, String text) {
    output.ifPresentOrElse(it -> WholeFile.write(it, text), () -> out().print(text));
  }

  static void write(@Nullable Path file, Supplier<String> text) {
    if (file != null) {
      WholeFile.write(file, text.get());
    }
  }

  <T> T withProgress(Function<Progress, T> work) {
    try (Progress progress = main().common().progress()) {
      return work.apply(progress);
    }
  }

  /** The images that kind clusters need before they boot. */
  ImagesPart images(List<KubernetesVersion> versions, List<NodeRuntime> runtimes, ImageMode mode) {
    return new ImagesPart(versions, runtimes, mode, files, cache, engine);
  }

  /** Sets up what is missing, opens a run on kind clusters, and removes them at the end. */
  <T> T withHarness(
      ImageMode mode, List<? extends SetupPart> images, BiFunction<Harness, Progress, T> work) {
    return withHarness(Set.of(ClusterSource.KIND), mode, Optional.empty(), images, work);
  }

  /**
   * Does so with clusters of these providers; sets up for each only what it needs.
   *
   * @param reuse whether kind clusters stay for the next run
   */
  <T> T withHarness(
      Set<String> providers,
      ImageMode mode,
      Optional<Reuse> reuse,
      List<? extends SetupPart> images,
      BiFunction<Harness, Progress, T> work) {
    openTrace();
    return withProgress(
        progress -> {
          if (providers.contains(ClusterSource.KIND)) {
            Setup.with(cache, engine, List.copyOf(images)).run(progress);
          } else if (needsEngine(providers)) {
            Setup.withoutKind(cache, engine, List.copyOf(images)).run(progress);
          }
          Preparation found = Preparation.ofThisMachine(mode, progress);
          // A cluster that exists is no reason to start an engine.
          boolean exists = providers.equals(Set.of(ClusterSource.EXISTING));
          Preparation used = exists ? found : found.settingUp(engine);
          try (Harness harness = Harness.open(used, reuse)) {
            return work.apply(harness, progress);
          }
        });
  }

  private Main main() {
    return (Main) line.getCommandSpec().root().userObject();
  }

  Screen screen() {
    return main().common().screen();
  }

  /** Prints lines that are neither a result nor a warning, unless they are not wanted. */
  void note(String lines) {
    if (!main().common().isQuiet()) {
      err().print(ScreenText.of(lines));
    }
  }

  /** Prints a line that something is wrong. */
  void warn(String line) {
    err().println(ScreenText.message(line));
  }

  /** Records this run in a file next to its results. */
  private void openTrace() {
    List<String> words = line.getCommandSpec().root().commandLine().getParseResult().originalArgs();
    Trace.open(
        RESULTS.resolve("trace.json"), "kindproof " + String.join(" ", words), main().began());
  }

  static boolean needsEngine(Set<String> providers) {
    return providers.contains(ClusterSource.KIND) || providers.contains(K3sProvider.NAME);
  }

  /** Boots a cluster, or uses an idle one, for the duration of the work. */
  static <T> T withCluster(Harness harness, ClusterSpec spec, Function<Cluster, T> work) {
    try (ClusterPool.Lease lease = harness.pool().lease(spec)) {
      Cluster cluster =
          lease
              .result()
              .orElseThrow(it -> "see " + failures().write("boot of " + it.spec(), it.evidence()));
      return work.apply(cluster);
    }
  }

  static FailureBundle failures() {
    return new FailureBundle(RESULTS.resolve("failures"));
  }

  /** Does the work on a one-node cluster with each of these runtimes, one after the other. */
  <T> List<T> onNodes(
      NodeOptions node, List<NodeRuntime> runtimes, BiFunction<Cluster, Progress, T> work) {
    KubernetesVersion version = versions().get(node.kubernetes());
    Path profiles = ProfilesFolder.copy(node.profiles(files), RESULTS.resolve("profiles"));
    ClusterIntent intent =
        new ClusterIntent(0, new SeccompDefaultNodes.None(), Optional.of(profiles.toString()));
    return withHarness(
        Set.of(ClusterSource.KIND),
        node.images(),
        node.reuse(),
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

  /** Does the work on a one-node cluster with the selected runtime. */
  <T> T onNode(NodeOptions node, BiFunction<Cluster, Progress, T> work) {
    return onNodes(node, List.of(node.runtimes().runtime(runtimes())), work).get(0);
  }
}
