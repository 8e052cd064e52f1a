package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.yaml.Nearest;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.upgrade.diff.run.OwnManifests;
import io.github.kindproof.upgrade.rollout.NodeChange;
import io.github.kindproof.upgrade.rollout.RollOut;
import io.github.kindproof.upgrade.rollout.RollOutJson;
import io.github.kindproof.upgrade.rollout.RollOutLimits;
import io.github.kindproof.upgrade.rollout.RollOutResult;
import io.github.kindproof.upgrade.rollout.RollOutText;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindproof rollout}. */
@Command(
    name = "rollout",
    description =
        "Changes a running cluster node by node (drain, change, restart, uncordon) while "
            + "requests flow to nginx replicas behind a service. If an outcome gets worse, it "
            + "stops and rolls the node back. It boots a kind cluster of three nodes for this, "
            + "and removes it. Results: target/kindproof/roll-out.json.",
    exitCodeList = {
      " 0:every node is changed, and no request failed",
      " 1:something got worse",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:the environment failed; it says nothing about the change"
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} rollout                        # enables SeccompDefault",
      "  ${ROOT-COMMAND-NAME} rollout --change runtime=2.3",
      "  ${ROOT-COMMAND-NAME} rollout --kubernetes 1.30 --own manifests/",
    })
final class RolloutCommand extends ReportingCommand {
  private static final Formats<RollOutResult> FORMATS =
      Formats.<RollOutResult>text(it -> RollOutText.of(it) + "\n")
          .with(Format.JSON, RollOutJson::of);
  private static final String NGINX = "manifests/rolling.yaml";

  private static final String SECCOMP_DEFAULT = "seccomp-default";
  private static final String RUNTIME = "runtime=";

  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      defaultValue = "default",
      description = "Kubernetes version. Default: the first in kubernetes-versions.yaml.")
  private String kubernetes = "default";

  @Option(
      names = "--change",
      paramLabel = "CHANGE",
      defaultValue = SECCOMP_DEFAULT,
      description =
          "seccomp-default, or runtime=NAME for one in runtimes.yaml. Default: ${DEFAULT-VALUE}.")
  private String change = SECCOMP_DEFAULT;

  @Option(
      names = "--own",
      paramLabel = "PATH",
      description = "Your own manifests, or folders of manifests, to watch in addition.")
  private List<Path> own = new ArrayList<>();

  @Mixin private ImagesOption images;

  @Override
  Formats<?> formats() {
    return FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    KubernetesVersion version = session.versions().get(kubernetes);
    List<Manifest> manifests = own.stream().map(RolloutCommand::manifest).toList();
    NodeRuntime runtime = runtimeOf(session.runtimes(), change);
    List<NodeRuntime> runtimes =
        runtime.isOwn() ? List.of(runtime) : List.of(NodeRuntime.own(), runtime);
    RollOutResult result =
        session.withHarness(
            images.mode(),
            List.of(session.images(List.of(version), runtimes, images.mode())),
            (harness, progress) ->
                rollOut(harness, version, change(harness, runtime, version), manifests, progress));
    Path json = CommandSession.RESULTS.resolve("roll-out.json");
    WholeFile.write(json, RollOutJson.of(result));
    print(result, FORMATS, session);
    printAfter("results: " + json + "\n", session);
    return CommandResult.of(result.verdict());
  }

  /** Combines the manifests of a folder, because a pod may need another file's ConfigMap. */
  private static Manifest manifest(Path path) {
    List<Path> files = OwnManifests.files(path);
    if (files.isEmpty()) {
      throw new BadInputException(
          "--own " + path, "has no manifests", "specify a folder that contains manifests");
    }
    return files.equals(List.of(path))
        ? Manifest.read(path)
        : new Manifest(
            path,
            files.stream().flatMap(it -> Manifest.readObjects(it).objects().stream()).toList());
  }

  /** The requested runtime; the nodes' own for a change of SeccompDefault. */
  private static NodeRuntime runtimeOf(NodeRuntimes known, String text) {
    if (text.equals(SECCOMP_DEFAULT)) {
      return NodeRuntime.own();
    }
    if (!text.startsWith(RUNTIME)) {
      throw new BadInputException(
          "--change",
          "'" + text + "' is not a change",
          Nearest.offer(text, List.of(SECCOMP_DEFAULT), "write seccomp-default or runtime=NAME"));
    }
    NodeRuntime runtime = known.get(text.substring(RUNTIME.length()));
    if (runtime.isOwn()) {
      throw new BadInputException(
          "--change", "the nodes already have that runtime", "specify another");
    }
    return runtime;
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
    return CommandSession.withCluster(
        harness,
        ClusterSpec.of(twoWorkers, version).unshared(),
        cluster -> {
          List<Workload> watched = new ArrayList<>();
          watched.add(cluster.apply(NGINX));
          manifests.forEach(manifest -> watched.add(cluster.apply(manifest)));
          RollOutResult result =
              new RollOut(cluster, watched, progress, RollOutLimits.standard()).run(change);
          if (!result.isGood()) {
            Path bundle =
                CommandSession.failures()
                    .write("roll-out on " + version.version(), cluster.evidence());
            progress.say("evidence: " + bundle.toAbsolutePath());
          }
          return result;
        });
  }
}
