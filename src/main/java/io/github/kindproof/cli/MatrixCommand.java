package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.HostCapacity;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.matrix.MatrixReports;
import io.github.kindproof.upgrade.matrix.Cell;
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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindproof matrix}. */
@Command(
    name = "matrix",
    description =
        "Runs workloads under seccomp on Kubernetes versions and container runtimes, and "
            + "compares each outcome with expectations.yaml. By default, every version runs with "
            + "its own runtime, and the default version runs with every runtime; options narrow "
            + "this down. Installs what is missing first. Results: target/kindproof/matrix.json, "
            + "matrix.html and junit/.",
    exitCodeList = {
      " 0:every cell is as expected",
      " 1:an outcome differs, or no rule matches",
      " 2:an argument or a file is wrong",
      " 3:something could not be observed because of the machine"
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} matrix --resume                   # continues an interrupted run",
      "  ${ROOT-COMMAND-NAME} matrix --kubernetes 1.28,1.30 --runtime own",
      "  ${ROOT-COMMAND-NAME} matrix --runtime 2.3 --profile fine-grained",
      "  ${ROOT-COMMAND-NAME} matrix --kubernetes v1.36.4 --runtime containerd-2.3.7+runc-1.2.8",
      "  ${ROOT-COMMAND-NAME} matrix --variant skew --kubernetes 1.37   # with older workers",
      "  ${ROOT-COMMAND-NAME} matrix --shard 2/5                # one of five parts",
      "  ${ROOT-COMMAND-NAME} matrix --list --variant profiles  lists cells and expectations",
      "  ${ROOT-COMMAND-NAME} matrix --as-job registry.example.com/kindproof:1 --shards 4",
    })
final class MatrixCommand extends ReportingCommand {
  private static final Formats<MatrixResults> RESULTS =
      Formats.text(MatrixText::of).with(Format.JSON, MatrixJson::of);

  private static final Formats<Listed> LISTED =
      Formats.<Listed>text(it -> MatrixList.text(it.plan()))
          .with(Format.JSON, it -> MatrixList.json(it.plan()))
          .with(
              Format.GITHUB,
              "with --list: a workflow's strategy.matrix",
              it -> MatrixList.github(it.plan(), it.shards()) + "\n");

  /** The cells, and the number of shards to run them in. */
  private record Listed(MatrixPlan plan, int shards) {}

  @Mixin private CellOptions cells;

  @Option(names = "--resume", description = "Continue the previous run: keep its finished cells.")
  private boolean resume;

  @ArgGroup private @Nullable Ending ending;

  @Option(
      names = "--one-by-one",
      description = "Run one cluster and one pod at a time, as a baseline for measurements.")
  private boolean oneByOne;

  @Mixin private ImagesOption images;

  @Mixin private ReuseOptions reuse;

  @ArgGroup(exclusive = false)
  private @Nullable Listing listing;

  private static final class Ending {
    @Option(names = "--fail-fast", description = "Stop at the first cell that is not as expected.")
    private boolean failFast;

    @Option(names = "--keep-going", description = "Run every cell, even if others fail (default).")
    private boolean keepGoing;
  }

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
        names = "--shards",
        paramLabel = "N",
        defaultValue = "0",
        description = "Number of shards. Default: one per dozen clusters.")
    private int shards;
  }

  @Override
  Formats<?> formats() {
    return LISTED;
  }

  @Override
  CommandResult run(CommandSession session) {
    ImageMode mode = images.mode();
    MatrixPlan plan = cells.plan(session);
    if (listing != null) {
      list(plan, listing, session);
      return CommandResult.GOOD;
    }
    if (format() == Format.GITHUB) {
      throw session.wrongUsage("--format github works only with --list");
    }
    warn(plan, session.err());
    MatrixSession matrix = new MatrixSession(plan, CommandSession.RESULTS, resume);
    MatrixResults results =
        session.withHarness(
            plan.providers(),
            mode,
            reuse.reuse(),
            List.of(),
            (harness, progress) -> run(matrix, plan, harness, progress));
    return report(results, session);
  }

  private MatrixResults run(
      MatrixSession matrix, MatrixPlan plan, Harness harness, Progress progress) {
    if (CommandSession.needsEngine(plan.providers())) {
      checkRoom(harness.tools().engine().docker(), plan);
    }
    Map<String, String> facts = RunFacts.of(harness, plan);
    tellOf(matrix, progress);
    MatrixOptions options = new MatrixOptions(ending != null && ending.failFast, oneByOne);
    AtomicReference<MatrixResults> results = new AtomicReference<>();
    MatrixReports.during(
        CommandSession.RESULTS.resolve("junit"),
        plan.cells(),
        listener -> results.set(matrix.run(harness, options, listener, facts, progress)));
    return Objects.requireNonNull(results.get());
  }

  /** There must be room for the smallest of the clusters. */
  private static void checkRoom(Docker docker, MatrixPlan plan) {
    int nodes = plan.cells().stream().mapToInt(plan::nodeCount).min().orElse(1);
    HostCapacity.ofThisMachine(docker)
        .lackFor(NodeCount.ofCluster(nodes - 1))
        .ifPresent(
            lack -> {
              throw new EnvironmentException(
                  lack,
                  "free that resource, or see `" + Caller.ofThisProcess().typed() + " clean`");
            });
  }

  private CommandResult report(MatrixResults results, CommandSession session) {
    Path json = CommandSession.RESULTS.resolve("matrix.json");
    Path page = CommandSession.RESULTS.resolve("matrix.html");
    MatrixJson.write(json, results);
    MatrixPage.write(page, results, CommandSession.RESULTS);
    print(results, RESULTS, session);
    printResults(json, "page", page, session);
    return CommandResult.of(results.verdict());
  }

  private static void warn(MatrixPlan plan, PrintWriter err) {
    plan.impossible().forEach(rule -> err.println("left out: " + rule));
    plan.unusedRules()
        .forEach(rule -> err.println("warning: " + rule.place() + ": no cell uses this rule"));
    List<Cell> without = plan.withoutRule();
    if (!without.isEmpty()) {
      String more = without.size() == 1 ? "" : " and " + (without.size() - 1) + " more";
      err.println(
          "warning: no rule in expectations.yaml matches %s%s, so no outcome is as expected"
              .formatted(without.get(0), more));
    }
  }

  private static void tellOf(MatrixSession session, Progress progress) {
    int kept = session.kept().size();
    long outdated = session.outdated();
    if (kept > 0 || outdated > 0) {
      progress.say(
          "keeping %s of the previous run, running %d again because their inputs changed"
              .formatted(Count.of(kept, "cell"), outdated));
    }
  }

  private void list(MatrixPlan plan, Listing listing, CommandSession session) {
    if (listing.list == (listing.asJob != null)) {
      throw new BadInputException(
          listing.list ? "--list and --as-job" : "--shards",
          listing.list ? "cannot be combined" : "has no effect alone",
          "choose one of --list and --as-job");
    }
    int shards = listing.shards == 0 ? MatrixList.usualShards(plan) : listing.shards;
    if (listing.asJob != null) {
      printOnly(new MatrixJob(listing.asJob, shards, cells.arguments()).yaml(), session);
    } else {
      print(new Listed(plan, shards), LISTED, session);
    }
  }
}
