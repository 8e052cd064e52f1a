package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.existing.ExistingProvider;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.progress.TerminalSize;
import io.github.kindproof.internal.report.HtmlReport;
import io.github.kindproof.internal.report.ResultTable;
import io.github.kindproof.internal.report.RunInfo;
import io.github.kindproof.internal.report.StepResult;
import io.github.kindproof.internal.report.TutorialJson;
import io.github.kindproof.internal.report.Verdict;
import io.github.kindproof.internal.setup.ImagesPart;
import io.github.kindproof.tutorial.Step;
import io.github.kindproof.tutorial.Tutorial;
import io.github.kindproof.tutorial.TutorialRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kindproof tutorial}. */
@Command(
    name = "tutorial",
    description =
        "Runs every step of the seccomp tutorial on real kind clusters, and reports what "
            + "was expected, what was observed and why. Installs what is missing first, as "
            + "`setup` does. Results: target/kindproof/tutorial.json and "
            + "target/kindproof/report.html.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:every step is as expected",
      " 1:an outcome differs",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:the environment failed before an outcome could be observed"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindproof tutorial",
      "  ./kindproof tutorial --kubernetes v1.34.11 --step 6,7,8",
      "  ./kindproof tutorial --step 5 --keep     leaves the clusters for a look",
      "  ./kindproof tutorial --containerd 1.7 --runc 1.4",
      "  ./kindproof tutorial --provider k3s      the steps that apply, on K3s",
    })
final class TutorialCommand implements Callable<Integer> {
  private static final Path RESULTS = Path.of("target", "kindproof");

  @Mixin private VersionOptions options;

  @Mixin private RuntimeOptions runtimeOptions;

  @Mixin private ProviderOptions provider;

  @Option(
      names = "--step",
      paramLabel = "STEP",
      split = ",",
      description = "Steps to run, for example 1,2b,5. Default: all.")
  private List<String> steps = new ArrayList<>();

  @Option(names = "--keep", description = "Keep the clusters running, and print how to use them.")
  private boolean keep;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    KindproofCache cache = KindproofCache.ofUser();
    ProjectFiles files = ProjectFiles.here(cache);
    ImageMode mode = options.mode();
    KubernetesVersions known = KubernetesVersions.read(files.find("kubernetes-versions.yaml"));
    NodeRuntime runtime = runtimeOptions.runtime(NodeRuntimes.read(files.find("runtimes.yaml")));
    List<Step> wanted = wantedSteps();
    ClusterSource source = provider.source();
    if (keep && !source.isKind()) {
      throw new BadInputException(
          "--keep",
          "is for kind: clusters of " + source.provider() + " are not this command's to leave",
          "leave it out");
    }
    List<KubernetesVersion> versions =
        source
            .existing()
            .map(it -> List.of(known.observed(ExistingProvider.versionOf(it))))
            .orElseGet(() -> options.versions(known));
    TutorialRun.check(files, versions, wanted);
    Instant started = Instant.now();
    List<StepResult> results;
    RunInfo info;
    String kept = "";
    try (Progress progress = Progress.forConsole()) {
      new NeededTools(Set.of(source.provider()))
          .setUp(
              cache,
              List.of(new ImagesPart(versions, List.of(runtime), mode, files, cache)),
              progress);
      Preparation found = Preparation.ofThisMachine(mode, progress);
      // A cluster that exists is no reason to start an engine.
      Preparation preparation = source.existing().isPresent() ? found : found.settingUp();
      try (Harness harness = preparation.open()) {
        if (keep) {
          kept = howToUse(harness.keepClusters());
        }
        TutorialRun run =
            new TutorialRun(
                harness, source, new FailureBundle(RESULTS.resolve("failures")), progress);
        results = run.run(versions, runtime, wanted);
        info = RunFacts.of("Seccomp tutorial", started, harness, source, versions, runtime);
      }
    }
    return report(info, results, kept);
  }

  private int report(RunInfo info, List<StepResult> results, String kept) {
    Path json = RESULTS.resolve("tutorial.json");
    Path page = RESULTS.resolve("report.html");
    TutorialJson.write(json, info.facts(), results);
    HtmlReport.write(page, info, results);
    PrintWriter out = spec.commandLine().getOut();
    out.println();
    out.println(ResultTable.of(results, Screen.detect(), TerminalSize.current().columns()));
    out.println("results: " + json);
    out.println("report:  " + page.toAbsolutePath().toUri());
    out.print(kept);
    out.flush();
    if (results.stream().anyMatch(result -> result.verdict() == Verdict.DIFFERS)) {
      return 1;
    }
    return results.stream().noneMatch(StepResult::isBad) ? 0 : 3;
  }

  private List<Step> wantedSteps() {
    List<Step> all = Tutorial.steps();
    List<String> names = all.stream().map(Step::name).toList();
    for (String step : steps) {
      if (!names.contains(step)) {
        throw new BadInputException(
            "--step", "there is no step '" + step + "'", "name one of " + names);
      }
    }
    return steps.isEmpty()
        ? all
        : all.stream().filter(step -> steps.contains(step.name())).toList();
  }

  private static String howToUse(Path kubeconfigs) {
    return """
        The clusters stay. Use one:  kubectl --kubeconfig %s/NAME.kubeconfig get pods -A
        Remove them:  ./kindproof clean --all
        """
        .formatted(kubeconfigs);
  }
}
