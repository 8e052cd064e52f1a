package io.github.kindproof.cli;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
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
import io.github.kindproof.upgrade.rollout.NodeChange;
import io.github.kindproof.upgrade.rollout.RollOut;
import io.github.kindproof.upgrade.rollout.RollOutJson;
import io.github.kindproof.upgrade.rollout.RollOutLimits;
import io.github.kindproof.upgrade.rollout.RollOutResult;
import io.github.kindproof.upgrade.rollout.RollOutText;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change of a running cluster, node by node: boots one, rolls it out, tells what became of it.
 */
final class InPlace {
  /** Beside the nodes to look at: what is watched always. */
  private static final String NGINX = "manifests/rolling.yaml";

  private static final Path RESULTS = Path.of("target", "kindproof");
  static final String SECCOMP_DEFAULT = "seccomp-default";
  private static final String RUNTIME = "runtime=";

  private InPlace() {}

  /**
   * Does it.
   *
   * @param change as the option {@code --change} has it
   * @param own manifests of the user, or folders of them: watched too
   * @return the exit code
   */
  static int run(
      KindproofCache cache,
      ProjectFiles files,
      KubernetesVersion version,
      ImageMode mode,
      String change,
      List<Path> own,
      PrintWriter out) {
    List<Manifest> manifests = own.stream().map(InPlace::manifest).toList();
    NodeRuntime runtime = runtimeOf(files, change);
    RollOutResult result;
    try (Progress progress = Progress.forConsole()) {
      Setup.with(
              cache,
              List.of(new ImagesPart(List.of(version), runtimes(runtime), mode, files, cache)))
          .run(progress);
      try (Harness harness = Preparation.ofThisMachine(mode, progress).open()) {
        NodeChange wanted = change(harness, runtime, version);
        result = rollOut(harness, version, wanted, manifests, progress);
      }
    }
    Path json = RESULTS.resolve("roll-out.json");
    WholeFile.write(json, RollOutJson.of(result));
    out.println();
    out.println(RollOutText.of(result));
    out.println("results: " + json);
    out.flush();
    if (result.isGood()) {
      return 0;
    }
    return result.isByMachine() ? 3 : 1;
  }

  /** All of a folder goes together, as a pod may want another file's ConfigMap. */
  private static Manifest manifest(Path path) {
    if (!Files.isDirectory(path)) {
      return Manifest.read(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      List<HasMetadata> all =
          files
              .filter(file -> file.toString().matches(".*\\.ya?ml"))
              .sorted()
              .flatMap(file -> Manifest.readObjects(file).objects().stream())
              .toList();
      if (all.isEmpty()) {
        throw new BadInputException(
            "--own " + path, "no manifest in it", "name a folder with some");
      }
      return new Manifest(path, all);
    } catch (IOException e) {
      throw new BadInputException(
          "--own " + path, "cannot be read", "name a manifest that is there");
    }
  }

  /** The runtime that is asked for; the nodes' own, if another change is. */
  private static NodeRuntime runtimeOf(ProjectFiles files, String text) {
    if (text.equals(SECCOMP_DEFAULT)) {
      return NodeRuntime.own();
    }
    if (!text.startsWith(RUNTIME)) {
      throw new BadInputException(
          "--change", "'" + text + "' is no change", "write seccomp-default or runtime=NAME");
    }
    NodeRuntime runtime =
        NodeRuntimes.read(files.find("runtimes.yaml")).get(text.substring(RUNTIME.length()));
    if (runtime.isOwn()) {
      throw new BadInputException(
          "--change", "the nodes have that runtime already", "name another");
    }
    return runtime;
  }

  private static List<NodeRuntime> runtimes(NodeRuntime runtime) {
    return runtime.isOwn() ? List.of(runtime) : List.of(NodeRuntime.own(), runtime);
  }

  private static NodeChange change(
      Harness harness, NodeRuntime runtime, KubernetesVersion version) {
    return runtime.isOwn()
        ? NodeChange.SeccompDefault.on(version)
        : new NodeChange.Runtime(runtime, harness.nodeImage(version, runtime).reference());
  }

  private static RollOutResult rollOut(
      Harness harness,
      KubernetesVersion version,
      NodeChange change,
      List<Manifest> manifests,
      Progress progress) {
    ClusterIntent twoWorkers =
        new ClusterIntent(2, new SeccompDefaultNodes.None(), Optional.empty());
    try (ClusterPool.Lease lease =
        harness.pool().lease(ClusterSpec.of(twoWorkers, version).unshared())) {
      Cluster cluster = booted(lease.result());
      List<Workload> watched = new ArrayList<>();
      watched.add(cluster.apply(NGINX));
      manifests.forEach(manifest -> watched.add(cluster.apply(manifest)));
      RollOutResult result =
          new RollOut(cluster, watched, progress, RollOutLimits.standard()).run(change);
      if (!result.isGood()) {
        Path bundle =
            new FailureBundle(RESULTS.resolve("failures"))
                .write("roll-out on " + version.version(), cluster.evidence());
        progress.say("evidence: " + bundle.toAbsolutePath());
      }
      return result;
    }
  }

  private static Cluster booted(BootResult result) {
    if (result instanceof BootResult.Booted booted) {
      return booted.cluster();
    }
    BootResult.Refused refused = (BootResult.Refused) result;
    Path bundle =
        new FailureBundle(RESULTS.resolve("failures"))
            .write("boot of " + refused.spec(), refused.evidence());
    throw refused.fault("see " + bundle);
  }
}
