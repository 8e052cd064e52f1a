package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.matrix.MatrixReports;
import io.github.kindproof.upgrade.matrix.MatrixJson;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import io.github.kindproof.upgrade.matrix.MatrixText;
import io.github.kindproof.upgrade.matrix.page.MatrixPage;
import io.github.kindproof.upgrade.matrix.run.MatrixJob;
import io.github.kindproof.upgrade.matrix.run.MatrixList;
import io.github.kindproof.upgrade.matrix.run.MatrixOptions;
import io.github.kindproof.upgrade.matrix.run.MatrixPlan;
import io.github.kindproof.upgrade.matrix.run.MatrixSession;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kindproof matrix}. */
@Command(
    name = "matrix",
    description =
        "Runs workloads under seccomp on Kubernetes versions and container runtimes, and "
            + "compares each outcome with expectations.yaml. By default, every version with its "
            + "own runtime, and the default version with every runtime; options narrow this "
            + "down. Installs what is missing first. Results: target/kindproof/matrix.json, "
            + "matrix.html and junit/.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:every cell is as expected",
      " 1:an outcome differs, or no rule says what to expect of it",
      " 2:an argument or a file is wrong",
      " 3:something could not be observed, for a reason of the machine"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindproof matrix --resume                   goes on where it was ended",
      "  ./kindproof matrix --kubernetes 1.28,1.30 --runtime own",
      "  ./kindproof matrix --runtime 2.3 --profile fine-grained",
      "  ./kindproof matrix --kubernetes v1.36.4 --runtime containerd-2.3.7+runc-1.2.8",
      "  ./kindproof matrix --shard 2/5                one of five parts",
      "  ./kindproof matrix --list --variant profiles  which cells, what is expected",
      "  ./kindproof matrix --as-job registry.example.com/kindproof:1 --shards 4",
    })
final class MatrixCommand implements Callable<Integer> {
  static final Path RESULTS = Path.of("target", "kindproof");

  @Mixin private CellOptions cells;

  @Option(names = "--resume", description = "Continue the previous run: keep its finished cells.")
  private boolean resume;

  @ArgGroup private @Nullable Ending ending;

  @Option(
      names = "--one-by-one",
      description = "Run one cluster and one pod at a time, as a baseline for measurements.")
  private boolean oneByOne;

  @Mixin private ImagesOption images;

  @ArgGroup(exclusive = false)
  private @Nullable Listing listing;

  @Spec private CommandSpec spec;

  /** When to end. */
  private static final class Ending {
    @Option(names = "--fail-fast", description = "Stop at the first cell that is not as expected.")
    private boolean failFast;

    @Option(
        names = "--keep-going",
        description = "Run every cell, whatever happens to the others (default).")
    private boolean keepGoing;
  }

  /** What to print instead of running. */
  private static final class Listing {
    @Option(names = "--list", description = "Print the cells and exit.")
    private boolean list;

    @Option(
        names = "--as-job",
        paramLabel = "IMAGE",
        description =
            "Print an indexed Job whose pods run one shard each, and exit. IMAGE contains "
                + "Kindproof; see images/kindproof/Dockerfile.")
    private @Nullable String asJob;

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        defaultValue = "text",
        description =
            "Output format: text, json, or github (a workflow's strategy.matrix). Default: "
                + "text.")
    private String format = "text";

    @Option(
        names = "--shards",
        paramLabel = "N",
        defaultValue = "0",
        description = "Number of shards. Default: one per dozen clusters.")
    private int shards;
  }

  @Override
  public Integer call() {
    KindproofCache cache = KindproofCache.ofUser();
    ProjectFiles files = ProjectFiles.here(cache);
    ImageMode mode = images.mode();
    MatrixPlan plan = cells.plan(files);
    PrintWriter out = spec.commandLine().getOut();
    if (listing != null) {
      out.println(listed(plan, listing).stripTrailing());
      out.flush();
      return 0;
    }
    warn(plan);
    MatrixSession session = MatrixSession.open(plan, RESULTS, resume);
    AtomicReference<MatrixResults> results = new AtomicReference<>();
    try (Progress progress = Progress.forConsole()) {
      NeededTools needed = MatrixFacts.needed(plan);
      needed.setUp(cache, List.of(), progress);
      Preparation preparation = Preparation.ofThisMachine(mode, progress).settingUp();
      if (needed.engine()) {
        MatrixFacts.checkRoom(preparation, plan);
      }
      tellOf(session, progress);
      try (Harness harness = preparation.open()) {
        MatrixOptions options = new MatrixOptions(ending != null && ending.failFast, oneByOne);
        MatrixReports.during(
            RESULTS.resolve("junit"),
            plan.cells(),
            listener ->
                results.set(
                    session.run(
                        harness, options, listener, MatrixFacts.of(harness, plan), progress)));
      }
    }
    return report(Objects.requireNonNull(results.get()), out);
  }

  private int report(MatrixResults results, PrintWriter out) {
    Path json = RESULTS.resolve("matrix.json");
    Path page = RESULTS.resolve("matrix.html");
    MatrixJson.write(json, results);
    MatrixPage.write(page, results, RESULTS);
    out.println();
    out.print(MatrixText.of(results));
    out.println("results: " + json);
    out.println("page:    " + page.toAbsolutePath().toUri());
    out.flush();
    return results.exitCode();
  }

  private void warn(MatrixPlan plan) {
    PrintWriter err = spec.commandLine().getErr();
    plan.unusedRules()
        .forEach(rule -> err.println("warning: " + rule.place() + ": no cell uses this rule"));
    if (!plan.withoutRule().isEmpty()) {
      err.println(
          "warning: no rule of expectations.yaml fits "
              + plan.withoutRule().get(0)
              + (plan.withoutRule().size() == 1
                  ? ""
                  : " and " + (plan.withoutRule().size() - 1) + " more")
              + ": whatever is observed will not be as expected");
    }
    err.flush();
  }

  private static void tellOf(MatrixSession session, Progress progress) {
    if (!session.kept().isEmpty() || session.outdated() > 0) {
      progress.say(
          session.kept().size()
              + " finished cells of the run before are kept"
              + (session.outdated() == 0
                  ? ""
                  : ", " + session.outdated() + " run again as their inputs have changed"));
    }
  }

  private String listed(MatrixPlan plan, Listing listing) {
    if (listing.list == (listing.asJob != null)) {
      throw new BadInputException(
          listing.list ? "--list and --as-job" : "--format or --shards",
          listing.list ? "do not go together" : "is of no use alone",
          "give one of --list and --as-job");
    }
    int shards = listing.shards == 0 ? MatrixList.usualShards(plan) : listing.shards;
    if (listing.asJob != null) {
      return new MatrixJob(listing.asJob, shards, cells.arguments()).yaml();
    }
    return switch (listing.format) {
      case "text" -> MatrixList.text(plan);
      case "json" -> MatrixList.json(plan);
      case "github" -> MatrixList.github(plan, shards);
      default ->
          throw new BadInputException(
              "--format", "there is no '" + listing.format + "'", "write text, json or github");
    };
  }
}
