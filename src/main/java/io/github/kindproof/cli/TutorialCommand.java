package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.Verdict;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.existing.ExistingProvider;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.progress.TerminalSize;
import io.github.kindproof.internal.report.ReportPage;
import io.github.kindproof.internal.report.ResultTable;
import io.github.kindproof.internal.report.RunInfo;
import io.github.kindproof.internal.report.StepResult;
import io.github.kindproof.internal.report.TutorialJson;
import io.github.kindproof.tutorial.Step;
import io.github.kindproof.tutorial.Tutorial;
import io.github.kindproof.tutorial.TutorialRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindproof tutorial}. */
@Command(
    name = "tutorial",
    description =
        "Runs every step of the seccomp tutorial on real kind clusters, and reports what "
            + "was expected, what was observed and why. Installs what is missing first, as "
            + "`setup` does. Results: target/kindproof/tutorial.json and "
            + "target/kindproof/report.html.",
    exitCodeList = {
      " 0:every step is as expected",
      " 1:an outcome differs",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:the environment failed before an outcome could be observed"
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} tutorial",
      "  ${ROOT-COMMAND-NAME} tutorial --kubernetes v1.34.11 --step 6,7,8",
      "  ${ROOT-COMMAND-NAME} tutorial --step 5 --keep     # keeps the clusters to look at",
      "  ${ROOT-COMMAND-NAME} tutorial --step 5 --reuse    # boots no cluster the second time",
      "  ${ROOT-COMMAND-NAME} tutorial --containerd 1.7 --runc 1.4",
      "  ${ROOT-COMMAND-NAME} tutorial --provider k3s      # the steps that apply, on K3s",
    })
final class TutorialCommand extends ReportingCommand {
  private static final Formats<Ran> FORMATS =
      Formats.<Ran>text(TutorialCommand::table)
          .with(Format.JSON, it -> TutorialJson.of(it.info().facts(), it.results()))
          .with(Format.HTML, it -> ReportPage.of(it.info(), it.results()));

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

  @Mixin private ReuseOptions reuse;

  /**
   * The results of a run.
   *
   * @param kept how to use the clusters if they were kept; empty if not
   */
  private record Ran(RunInfo info, List<StepResult> results, String kept) {}

  @Override
  Formats<?> formats() {
    return FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    ImageMode mode = options.mode();
    NodeRuntime runtime = runtimeOptions.runtime(session.runtimes());
    List<Step> wanted = wantedSteps();
    ClusterSource source = provider.source();
    if (CommandSession.needsEngine(Set.of(source.provider()))) {
      session.lookForEngine();
    }
    if (keep && !source.isKind()) {
      throw new BadInputException(
          "--keep", "works only with kind, not with provider " + source.provider(), "leave it out");
    }
    if (reuse.isOn() && (keep || !source.isKind())) {
      throw new BadInputException(
          "--reuse",
          keep ? "cannot be combined with --keep" : "works only with kind",
          "leave it out");
    }
    List<KubernetesVersion> versions =
        source
            .existing()
            .map(it -> List.of(session.versions().observed(versionOf(it, session))))
            .orElseGet(() -> options.versions(session.versions()));
    TutorialRun.check(session.files(), versions, wanted);
    Instant started = Instant.now();
    Ran ran =
        session.withHarness(
            Set.of(source.provider()),
            mode,
            reuse.reuse(),
            List.of(session.images(versions, List.of(runtime), mode)),
            (harness, progress) -> {
              Optional<KeptClusters> kept =
                  keep ? Optional.of(new KeptClusters(harness.keepClusters())) : Optional.empty();
              TutorialRun run =
                  new TutorialRun(harness, source, CommandSession.failures(), progress);
              List<StepResult> results = run.run(versions, runtime, wanted);
              RunInfo info =
                  RunFacts.of("Seccomp tutorial", started, harness, source, versions, runtime);
              return new Ran(info, results, kept.map(KeptClusters::howToUse).orElse(""));
            });
    return report(ran, session);
  }

  private CommandResult report(Ran ran, CommandSession session) {
    Path json = CommandSession.RESULTS.resolve("tutorial.json");
    Path page = CommandSession.RESULTS.resolve("report.html");
    TutorialJson.write(json, ran.info().facts(), ran.results());
    ReportPage.write(page, ran.info(), ran.results());
    print(ran, FORMATS, session);
    printResults(json, "report", page, session);
    printAfter(ran.kept(), session);
    return CommandResult.of(Verdict.of(ran.results().stream().map(StepResult::verdict).toList()));
  }

  private static String table(Ran ran, Screen screen) {
    return "\n" + ResultTable.of(ran.results(), screen, TerminalSize.current().columns()) + "\n";
  }

  private List<Step> wantedSteps() {
    List<Step> all = Tutorial.steps();
    List<String> names = all.stream().map(Step::name).toList();
    for (String step : steps) {
      if (!names.contains(step)) {
        throw new BadInputException(
            "--step",
            "there is no step '" + step + "'",
            "choose one of " + String.join(", ", names));
      }
    }
    return steps.isEmpty()
        ? all
        : all.stream().filter(step -> steps.contains(step.name())).toList();
  }

  private static String versionOf(ClusterSource.Existing existing, CommandSession session) {
    return session.withProgress(progress -> ExistingProvider.versionOf(existing, progress));
  }
}
