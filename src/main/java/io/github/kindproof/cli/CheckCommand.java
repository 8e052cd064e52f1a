package io.github.kindproof.cli;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.fleet.check.CheckCronJob;
import io.github.kindproof.fleet.check.CheckJson;
import io.github.kindproof.fleet.check.CheckMetrics;
import io.github.kindproof.fleet.check.CheckObjects;
import io.github.kindproof.fleet.check.CheckPage;
import io.github.kindproof.fleet.check.CheckPlan;
import io.github.kindproof.fleet.check.CheckRights;
import io.github.kindproof.fleet.check.CheckText;
import io.github.kindproof.fleet.check.FleetCheck;
import io.github.kindproof.fleet.check.FleetResult;
import io.github.kindproof.internal.io.text.Printable;
import io.github.kindproof.internal.progress.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindproof check}. */
@Command(
    name = "check",
    description =
        "Checks what seccomp does on every node of an existing cluster: whether "
            + "containers that name no profile are filtered, which syscalls are denied, by which "
            + "ways into the kernel a denied syscall is still open, which profiles are installed, "
            + "and whether a container starts under a given one. It creates one namespace with a "
            + "quota and one small pod per node, and removes them.",
    exitCodeList = {
      " 0:all nodes are alike, and a container starts under the given profile",
      " 1:a node differs, contradicts its settings or did not answer, or no container starts",
      " 2:an argument or the kubeconfig is wrong; nothing was checked",
      " 3:the API server cannot be reached, or denies access",
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} check --kubeconfig staging.yaml --context staging",
      "  ${ROOT-COMMAND-NAME} check --kubeconfig k.yaml --context c --dry-run",
      "  ${ROOT-COMMAND-NAME} check --kubeconfig k.yaml --context c \\",
      "    --profile profiles/app.json --list-profiles",
      "  ${ROOT-COMMAND-NAME} check --print-rights | kubectl apply -f -",
      "  ${ROOT-COMMAND-NAME} check --as-cronjob registry.example.com/kindproof:1 > cron.yaml",
    })
final class CheckCommand extends ReportingCommand {
  private static final Formats<FleetResult> FORMATS =
      Formats.<FleetResult>text(it -> Printable.ofLines(CheckText.of(it)))
          .with(Format.JSON, CheckJson::of)
          .with(Format.HTML, CheckPage::of)
          .with(Format.PROMETHEUS, "metrics", CheckMetrics::of);

  @Mixin private ExistingClusterOptions cluster;

  @Option(
      names = "--selector",
      paramLabel = "LABELS",
      defaultValue = "",
      description = "Check only nodes with these labels. Default: all, regardless of taints.")
  private String selector = "";

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Check whether a container starts under this localhostProfile.")
  private @Nullable String profile;

  @Option(
      names = "--list-profiles",
      description =
          "List the files in the kubelet's profile folder with their hashes. A second pod "
              + "per node mounts that folder and nothing else.")
  private boolean listsProfiles;

  @Option(
      names = "--no-settings",
      description = "Do not read the kubelet configuration, which requires the right nodes/proxy.")
  private boolean noSettings;

  @Option(
      names = "--at-once",
      paramLabel = "NUMBER",
      defaultValue = "16",
      description = "Number of nodes to check at the same time. Default: ${DEFAULT-VALUE}.")
  private int atOnce;

  @Option(
      names = "--limit",
      paramLabel = "DURATION",
      defaultValue = "2m",
      description = "Time limit for one node. Default: ${DEFAULT-VALUE}.")
  private Duration limit = Duration.ZERO;

  // As of earlier versions; these write files beside the report.
  @Option(names = "--json", hidden = true, converter = OutputFile.class)
  private @Nullable Path json;

  @Option(names = "--html", hidden = true, converter = OutputFile.class)
  private @Nullable Path html;

  @Option(names = "--metrics", hidden = true, converter = OutputFile.class)
  private @Nullable Path metrics;

  @Option(
      names = "--dry-run",
      description = "Print every object that would be created, and create none.")
  private boolean dryRun;

  @Option(names = "--print-rights", description = "Print the required RBAC rights as YAML.")
  private boolean printRights;

  @Option(
      names = "--as-cronjob",
      paramLabel = "IMAGE",
      description =
          "Print a CronJob, with everything it requires, that checks the cluster from "
              + "inside. IMAGE contains Kindproof; see images/kindproof/Dockerfile.")
  private @Nullable String cronJobImage;

  @Option(
      names = "--schedule",
      paramLabel = "CRON",
      defaultValue = "17 5 * * *",
      description = "Schedule of the CronJob. Default: ${DEFAULT-VALUE}.")
  private String schedule = "";

  @Override
  Formats<?> formats() {
    return FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    CheckPlan plan = plan();
    if (printRights) {
      printOnly(CheckRights.yaml(plan), session);
      return CommandResult.GOOD;
    }
    if (cronJobImage != null) {
      printOnly(new CheckCronJob(cronJobImage, schedule, arguments()).yaml(plan), session);
      return CommandResult.GOOD;
    }
    Kubeconfig target = dryRun ? cluster.named() : cluster.meant();
    return session.withProgress(
        progress -> {
          FleetCheck check = new FleetCheck(target, plan, progress);
          return dryRun ? print(objects(check, plan), session) : report(check.run(), session);
        });
  }

  private CheckPlan plan() {
    if (atOnce < 1) {
      throw new BadInputException("--at-once " + atOnce, "is too small", "give 1 or more");
    }
    if (limit.isZero()) {
      throw new BadInputException("--limit 0s", "is too short", "give at least 1s");
    }
    return new CheckPlan(
        cluster.image(),
        Optional.ofNullable(profile),
        listsProfiles,
        cluster.kubeletRoot(),
        !noSettings,
        selector,
        atOnce,
        limit);
  }

  /** The options again, except for the cluster and for files of this machine. */
  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("--image=" + cluster.image());
    arguments.add("--kubelet-root=" + cluster.kubeletRoot());
    arguments.add("--at-once=" + atOnce);
    arguments.add("--limit=" + Durations.of(limit));
    if (!selector.isEmpty()) {
      arguments.add("--selector=" + selector);
    }
    if (profile != null) {
      arguments.add("--profile=" + profile);
    }
    if (listsProfiles) {
      arguments.add("--list-profiles");
    }
    if (noSettings) {
      arguments.add("--no-settings");
    }
    return arguments;
  }

  private static List<HasMetadata> objects(FleetCheck check, CheckPlan plan) {
    CheckObjects objects = new CheckObjects(plan, "kindproof-check-dry-run");
    List<HasMetadata> all = new ArrayList<>();
    all.add(objects.namespace("dry-run"));
    all.add(objects.quota());
    check
        .nodes()
        .forEach(
            node -> {
              all.add(objects.pod(node.getMetadata().getName()));
              if (plan.readsProfiles()) {
                all.add(objects.profilesPod(node.getMetadata().getName()));
              }
            });
    return all;
  }

  private CommandResult print(List<HasMetadata> objects, CommandSession session) {
    printOnly(
        objects.stream()
            .map(it -> "---\n" + Serialization.asYaml(it))
            .collect(Collectors.joining()),
        session);
    return CommandResult.GOOD;
  }

  private CommandResult report(FleetResult result, CommandSession session) {
    print(result, FORMATS, session);
    CommandSession.write(json, () -> CheckJson.of(result));
    CommandSession.write(html, () -> CheckPage.of(result));
    CommandSession.write(metrics, () -> CheckMetrics.of(result));
    return CommandResult.of(result.isGood());
  }
}
