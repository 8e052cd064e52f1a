package io.github.kindproof.cli;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.internal.api.RequestCount;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.upgrade.seccompdefault.FoundWorkload;
import io.github.kindproof.upgrade.seccompdefault.Inventory;
import io.github.kindproof.upgrade.seccompdefault.Remedies;
import io.github.kindproof.upgrade.seccompdefault.Remedy;
import io.github.kindproof.upgrade.seccompdefault.UnknownTypes;
import io.github.kindproof.upgrade.seccompdefault.Verdict;
import io.github.kindproof.upgrade.seccompdefault.WorkloadResult;
import io.github.kindproof.upgrade.seccompdefault.WouldBreakJson;
import io.github.kindproof.upgrade.seccompdefault.WouldBreakPage;
import io.github.kindproof.upgrade.seccompdefault.WouldBreakResult;
import io.github.kindproof.upgrade.seccompdefault.WouldBreakText;
import io.github.kindproof.upgrade.seccompdefault.run.ClusterInventory;
import io.github.kindproof.upgrade.seccompdefault.run.ManifestInventory;
import io.github.kindproof.upgrade.seccompdefault.run.WouldBreakRights;
import io.github.kindproof.upgrade.seccompdefault.run.WouldBreakRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindproof would-break}. */
@Command(
    name = "would-break",
    description =
        "Tells what SeccompDefault would break, before you turn it on. It finds the workloads of "
            + "a cluster or of manifests that run without a filter, and runs a copy of each on a "
            + "kind cluster: once with the denials of RuntimeDefault logged instead of made, once "
            + "under RuntimeDefault itself. It only reads your cluster, and no Secrets. Copies get "
            + "empty Secrets, and have no way out of the kind cluster.",
    exitCodeList = {
      " 0:no copy breaks",
      " 1:a workload would break",
      " 2:an argument, a manifest or the kubeconfig is wrong; nothing was run",
      " 3:the environment failed, or the cluster cannot be read",
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} would-break --kubeconfig staging.yaml --context staging",
      "  ${ROOT-COMMAND-NAME} would-break manifests/ --exercise web=web.sh",
      "  ${ROOT-COMMAND-NAME} would-break app.yaml --format html -o would-break.html",
    })
final class WouldBreakCommand extends ReportingCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "MANIFEST|FOLDER",
      description = "Manifests to examine instead of a cluster, or folders with manifests.")
  private List<Path> manifests = new ArrayList<>();

  @Mixin private NamedContextOptions context;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      split = ",",
      description = "Namespaces of the cluster to examine. Default: all.")
  private List<String> namespaces = new ArrayList<>();

  @Option(
      names = "--selector",
      paramLabel = "KEY=VALUE",
      split = ",",
      description = "Labels that a workload of the cluster must have. Default: none.")
  private Map<String, String> selector = new LinkedHashMap<>();

  @Option(
      names = "--exercise",
      paramLabel = "WORKLOAD=COMMAND|SCRIPT",
      description =
          "A bash script that runs on this machine and exercises the copy of a workload, as for "
              + "`record`. WORKLOAD is web, deployment/web or shop/deployment/web. May be repeated.")
  private Map<String, String> exercises = new LinkedHashMap<>();

  @Option(
      names = "--limit",
      paramLabel = "DURATION",
      defaultValue = "1m",
      description = "Time after which an exercise counts as hung. Default: ${DEFAULT-VALUE}.")
  private Duration limit = Duration.ZERO;

  @Option(
      names = "--idle",
      paramLabel = "DURATION",
      defaultValue = "5s",
      description = "Time that each copy stays idle after its work. Default: ${DEFAULT-VALUE}.")
  private Duration idle = Duration.ZERO;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description = "Manifest of Secrets that copies get. Default: empty values for their keys.")
  private @Nullable Path secrets;

  @Option(
      names = "--open-egress",
      description = "Let copies connect to other machines. Use it only if they can do no harm.")
  private boolean openEgress;

  @Option(
      names = "--profiles-to",
      paramLabel = "FOLDER",
      defaultValue = "target/kindproof/would-break",
      description =
          "Folder for the profiles of workloads that would break. Default: ${DEFAULT-VALUE}.")
  private Path profiles = Path.of("");

  @Option(
      names = "--at-once",
      paramLabel = "NUMBER",
      defaultValue = "2",
      description = "Number of workloads to run at the same time. Default: ${DEFAULT-VALUE}.")
  private int atOnce;

  @Option(names = "--print-rights", description = "Print the required RBAC rights as YAML.")
  private boolean printRights;

  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      description =
          "Kubernetes version of the kind cluster: v1.34.11, a minor such as 1.28, latest. "
              + "Default: the listed one nearest to the examined cluster.")
  private @Nullable String kubernetes;

  @Mixin private RuntimeOptions runtimes;

  @Mixin private ImagesOption images;

  @Mixin private ReuseOptions reuse;

  @Override
  Formats<?> formats() {
    return Formats.<WouldBreakResult>text(it -> WouldBreakText.of(it, profiles))
        .with(Format.JSON, it -> WouldBreakJson.of(it, profiles))
        .with(Format.HTML, it -> WouldBreakPage.of(it, profiles));
  }

  /** The workloads to examine, and where to run copies of them. */
  private record Subject(
      String where,
      Inventory inventory,
      KubernetesVersion version,
      NodeRuntime runtime,
      KubernetesVersion oldestKubelet) {
    List<WorkloadResult> withWarnings(List<WorkloadResult> results) {
      Map<String, FoundWorkload> found =
          inventory.workloads().stream()
              .collect(
                  Collectors.toMap(
                      it -> it.source() + it.id(), it -> it, (first, second) -> first));
      return results.stream()
          .map(
              it -> {
                FoundWorkload workload = found.get(it.source() + it.workload());
                return workload == null ? it : it.with(UnknownTypes.of(workload, oldestKubelet));
              })
          .toList();
    }
  }

  @Override
  CommandResult run(CommandSession session) {
    if (printRights) {
      printOnly(WouldBreakRights.yaml(), session);
      return CommandResult.GOOD;
    }
    if (atOnce < 1) {
      throw new BadInputException("--at-once " + atOnce, "is too small", "give 1 or more");
    }
    if (manifests.isEmpty() == !context.isGiven()) {
      throw session.wrongUsage("name manifests, or a cluster by --kubeconfig and --context");
    }
    List<Secret> given = secrets == null ? List.of() : ManifestInventory.secrets(secrets);
    if (!manifests.isEmpty()) {
      return run(ofManifests(session, given), session);
    }
    Kubeconfig kubeconfig = context.named();
    try (KubernetesClient client =
        session.withProgress(progress -> kubeconfig.client(new RequestCount(), progress))) {
      return run(ofCluster(session, kubeconfig, client, given), session);
    }
  }

  private Subject ofManifests(CommandSession session, List<Secret> given) {
    KubernetesVersion version = session.versions().get(kubernetes == null ? "default" : kubernetes);
    return new Subject(
        manifests.stream().map(Path::toString).collect(Collectors.joining(", ")),
        ManifestInventory.read(manifests, given),
        version,
        runtimes.runtime(session.runtimes()),
        version);
  }

  private Subject ofCluster(
      CommandSession session, Kubeconfig kubeconfig, KubernetesClient client, List<Secret> given) {
    ClusterInventory cluster =
        new ClusterInventory(client, kubeconfig.server(), kubeconfig.context());
    ClusterInventory.Versions found = session.withProgress(progress -> versions(cluster, progress));
    Inventory inventory =
        session.withProgress(progress -> cluster.read(namespaces, selector, given, progress));
    KubernetesVersion version =
        kubernetes == null
            ? session.versions().nearest(found.kubernetes())
            : session.versions().get(kubernetes);
    NodeRuntime runtime =
        runtimes.isGiven() || found.runtimes().isEmpty()
            ? runtimes.runtime(session.runtimes())
            : session.runtimes().nearest(found.runtimes().get(0));
    session.note(
        "%s runs Kubernetes %s, %s; copies run on Kubernetes %s, %s%n"
            .formatted(
                kubeconfig.context(),
                found.kubernetes(),
                String.join(" and ", found.runtimes()),
                version.version(),
                runtime));
    return new Subject(
        kubeconfig.context(),
        inventory,
        version,
        runtime,
        session.versions().observed(found.oldestKubelet()));
  }

  private static ClusterInventory.Versions versions(ClusterInventory cluster, Progress progress) {
    try (Progress.Task task = progress.begin("reading the nodes of " + cluster.context())) {
      ClusterInventory.Versions found = cluster.versions();
      task.done("");
      return found;
    }
  }

  private CommandResult run(Subject subject, CommandSession session) {
    if (subject.inventory().workloads().isEmpty() && subject.inventory().notLookedAt().isEmpty()) {
      throw new BadInputException(
          subject.where(),
          "has no workloads to look at",
          "check the path, or the namespace and selector");
    }
    Instant began = Instant.now();
    WouldBreakRun run = new WouldBreakRun(parsedExercises(), idle, openEgress, atOnce);
    WouldBreakRun.Plan plan = run.plan(subject.inventory());
    WouldBreakResult result =
        plan.copies().isEmpty()
            ? result(subject, began, Optional.empty(), plan.results())
            : onNode(
                subject,
                session,
                (cluster, progress) -> {
                  progress.say(
                      "%s without a filter to copy, of %d"
                          .formatted(
                              Count.of(plan.copies().size(), "workload"),
                              subject.inventory().workloads().size()));
                  List<WorkloadResult> all = new ArrayList<>(plan.results());
                  all.addAll(run.run(cluster, plan.copies(), progress));
                  return result(subject, began, Optional.of(node(cluster)), all);
                });
    writeProfiles(result);
    printReport(result, session);
    boolean incomplete = !result.with(Verdict.NotObserved.class).isEmpty();
    return result.isGood() && (incomplete || result.isBlind())
        ? CommandResult.NOT_OBSERVED
        : CommandResult.of(result.isGood());
  }

  @SuppressWarnings("unchecked")
  private void printReport(WouldBreakResult result, CommandSession session) {
    print(result, (Formats<WouldBreakResult>) formats(), session);
  }

  private <T> T onNode(
      Subject subject, CommandSession session, BiFunction<Cluster, Progress, T> work) {
    ClusterIntent intent = new ClusterIntent(0, new SeccompDefaultNodes.None(), Optional.empty());
    ClusterSpec spec = ClusterSpec.of(intent, subject.version()).with(subject.runtime());
    return session.withHarness(
        Set.of(ClusterSource.KIND),
        images.mode(),
        reuse.reuse(),
        List.of(
            session.images(List.of(subject.version()), List.of(subject.runtime()), images.mode())),
        (harness, progress) ->
            CommandSession.withCluster(harness, spec, cluster -> work.apply(cluster, progress)));
  }

  private Map<String, Exercise> parsedExercises() {
    Map<String, Exercise> parsed = new LinkedHashMap<>();
    exercises.forEach((workload, text) -> parsed.put(workload, Exercise.of(text, limit)));
    return parsed;
  }

  private WouldBreakResult.CopyNode node(Cluster cluster) {
    return new WouldBreakResult.CopyNode(
        cluster.spec().kubernetes().version(),
        cluster.nodes().get(0).runtime(),
        System.getProperty("os.version"),
        !openEgress);
  }

  private static WouldBreakResult result(
      Subject subject,
      Instant began,
      Optional<WouldBreakResult.CopyNode> node,
      List<WorkloadResult> workloads) {
    return new WouldBreakResult(
        subject.where(),
        node,
        subject.withWarnings(workloads),
        subject.inventory().notLookedAt(),
        subject.inventory().otherObjects(),
        Remedies.blockedExploits(),
        began,
        Duration.between(began, Instant.now()));
  }

  private void writeProfiles(WouldBreakResult result) {
    for (WorkloadResult workload : result.workloads()) {
      if (workload.verdict() instanceof Verdict.Breaks breaks) {
        for (Remedy.ContainerProfile each :
            breaks.remedy().map(Remedy::profiles).orElse(List.of())) {
          WholeFile.write(
              profiles.resolve(WouldBreakText.fileName(workload, each.container())),
              each.profile().toJson());
        }
      }
    }
  }
}
