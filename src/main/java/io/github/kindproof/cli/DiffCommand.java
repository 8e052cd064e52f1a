package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.kind.KindConfig;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.leastprivilege.record.ProfilesFolder;
import io.github.kindproof.upgrade.diff.AllowList;
import io.github.kindproof.upgrade.diff.DiffHtml;
import io.github.kindproof.upgrade.diff.DiffJson;
import io.github.kindproof.upgrade.diff.UpgradeDiff;
import io.github.kindproof.upgrade.diff.run.DiffScope;
import io.github.kindproof.upgrade.diff.run.OwnManifests;
import io.github.kindproof.upgrade.diff.run.SideArgument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kindproof diff}. */
@Command(
    name = "diff",
    description =
        "Reports what an upgrade changes for seccomp: runs the same workloads on both "
            + "sides, on real kind clusters, and compares the results. A side is "
            + "KUBERNETES[,CONTAINERD][,RUNC], or a file that `diff` or `matrix` saved: "
            + "FILE.json[@SIDE]. A line such as 1.34 or 2.3 means its newest known patch; "
            + "without a containerd or runc, the node image's own is used; a name from "
            + "runtimes.yaml stands for both. Results: target/kindproof/diff.json, diff.html, "
            + "and each side in target/kindproof/sides. With --in-place: changes a running "
            + "cluster with nginx replicas behind a service node by node (drain, change, "
            + "restart, uncordon) while requests flow. If an outcome gets worse, it stops and "
            + "rolls the node back. Results: target/kindproof/roll-out.json.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:nothing is worse, or all that is was accepted",
      " 1:something is worse",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:something could not be observed, and nothing that could is worse"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindproof diff 1.28 1.30",
      "  ./kindproof diff 1.34,1.7 1.34,2.3         another containerd and runc",
      "  ./kindproof diff 1.34,,own 1.34,,1.4       another runc alone",
      "  ./kindproof diff --in-place                node by node, while requests flow",
      "  ./kindproof diff --in-place --change runtime=2.3",
      "  ./kindproof diff 1.34 1.36 --own manifests/ --allow accepted.yaml",
      "  ./kindproof diff SAVED.json 1.36 --format markdown -o comment.md",
    })
final class DiffCommand implements Callable<Integer> {
  static final Path RESULTS = Path.of("target", "kindproof");

  /** Where each is on its own side of the gate's removal: the ones that the tutorial boots. */
  private static final List<String> CONFIGS =
      List.of(
          "kind-configs/seccomp-default-alpha.yaml",
          "kind-configs/seccomp-default.yaml",
          "kind-configs/canary-alpha.yaml",
          "kind-configs/canary.yaml");

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FROM",
      description = "Baseline to compare from.")
  private String from = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TO",
      description = "Target to compare with.")
  private String to = "";

  @Option(
      names = "--own",
      paramLabel = "PATH",
      description =
          "Your manifests, or a folder of them; each runs on both sides. A Deployment or "
              + "another controller runs as one pod of its template.")
  private List<Path> own = new ArrayList<>();

  @Option(
      names = "--profiles",
      paramLabel = "FOLDER",
      description = "Your profiles, installed on all nodes as `profiles/`. Default: ./profiles.")
  private @Nullable Path profiles;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "A kind config to boot unchanged on both sides. Default: Kindproof's own, if the "
              + "Kubernetes versions differ.")
  private List<String> configs = new ArrayList<>();

  @Option(
      names = "--only-own",
      description = "Use only --own and --config, and none of Kindproof's own workloads.")
  private boolean onlyOwn;

  @Option(
      names = "--allow",
      paramLabel = "FILE",
      description = "Accepted changes: a YAML list of what, reason and until.")
  private @Nullable Path allow;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Output format: text, json, markdown or html. Default: text.")
  private String format = "text";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Print to this file instead.")
  private @Nullable Path output;

  @Mixin private ImagesOption images;

  @Mixin private InPlaceOptions inPlace;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    KindproofCache cache = KindproofCache.ofUser();
    ProjectFiles files = ProjectFiles.here(cache);
    DiffFormat printed = DiffFormat.of(format);
    ImageMode mode = images.mode();
    if (inPlace.isWanted()) {
      if (!from.isEmpty()) {
        throw new BadInputException(
            from, "--in-place changes one running cluster, which has no sides", "leave it out");
      }
      return inPlace.run(cache, files, mode, own, spec.commandLine().getOut());
    }
    if (to.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "FROM and TO are missing, or --in-place");
    }
    inPlace.checkUnused();
    KubernetesVersions versions = KubernetesVersions.read(files.find("kubernetes-versions.yaml"));
    NodeRuntimes runtimes = NodeRuntimes.read(files.find("runtimes.yaml"));
    SideArgument was = SideArgument.parse("FROM", from, versions, runtimes);
    SideArgument is = SideArgument.parse("TO", to, versions, runtimes);
    AllowList allowed =
        allow == null ? AllowList.none() : AllowList.read(allow, LocalDate.now(ZoneOffset.UTC));
    DiffSides sides =
        DiffSides.of(was, is, live -> looks(files, live), new LiveLook(mode, cache, files));
    return report(UpgradeDiff.of(sides.before(), sides.after(), allowed), printed);
  }

  private DiffScope looks(ProjectFiles files, List<SideArgument.Live> live) {
    Path source = profiles == null ? files.find("profiles") : profiles;
    List<String> booted = configs;
    boolean otherKubernetes =
        live.stream().map(SideArgument.Live::kubernetes).distinct().count() > 1;
    if (booted.isEmpty() && !onlyOwn && otherKubernetes) {
      booted = CONFIGS;
    }
    booted.forEach(config -> KindConfig.read(files.find(config), files.rootOf(config)));
    if (onlyOwn && own.isEmpty() && booted.isEmpty()) {
      throw new BadInputException(
          "--only-own", "nothing of yours is named", "add --own PATH or --config FILE");
    }
    return new DiffScope(
        booted,
        !onlyOwn,
        !onlyOwn,
        OwnManifests.read(own, source),
        ProfilesFolder.copy(source, RESULTS.resolve("diff-profiles")));
  }

  private int report(UpgradeDiff diff, DiffFormat printed) {
    Path json = RESULTS.resolve("diff.json");
    Path page = RESULTS.resolve("diff.html");
    WholeFile.write(json, DiffJson.of(diff));
    WholeFile.write(page, DiffHtml.of(diff));
    PrintWriter out = spec.commandLine().getOut();
    if (output != null) {
      WholeFile.write(output, printed.of(diff));
    } else {
      out.print(printed.of(diff));
    }
    if (printed == DiffFormat.TEXT) {
      out.println("results: " + json);
      out.println("report:  " + page.toAbsolutePath().toUri());
    }
    out.flush();
    return diff.exitCode();
  }
}
