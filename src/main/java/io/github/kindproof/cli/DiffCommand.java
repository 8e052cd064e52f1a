package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.kind.config.KindConfig;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.leastprivilege.record.ProfilesFolder;
import io.github.kindproof.upgrade.diff.AllowList;
import io.github.kindproof.upgrade.diff.DiffJson;
import io.github.kindproof.upgrade.diff.DiffMarkdown;
import io.github.kindproof.upgrade.diff.DiffPage;
import io.github.kindproof.upgrade.diff.DiffText;
import io.github.kindproof.upgrade.diff.UpgradeDiff;
import io.github.kindproof.upgrade.diff.run.DiffScope;
import io.github.kindproof.upgrade.diff.run.OwnManifests;
import io.github.kindproof.upgrade.diff.run.SideArgument;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindproof diff}. */
@Command(
    name = "diff",
    description =
        "Reports what an upgrade changes for seccomp: runs the same workloads on both "
            + "sides, on real kind clusters, and compares the results. A side is "
            + "KUBERNETES[/NODE][,CONTAINERD][,RUNC][,LIBSECCOMP], where NODE is the version of an "
            + "older node, or a file that `diff` or `matrix` saved: "
            + "FILE.json[@SIDE]. A release line such as 1.34 or 2.3 selects its newest known "
            + "patch. If you omit containerd or runc, the node image's own is used; a name from "
            + "runtimes.yaml selects both. Results: target/kindproof/diff.json, diff.html, "
            + "and each side in target/kindproof/sides.",
    exitCodeList = {
      " 0:nothing is worse, or everything worse was accepted",
      " 1:something is worse",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:something could not be observed, and nothing observed is worse"
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} diff 1.28 1.30",
      "  ${ROOT-COMMAND-NAME} diff 1.34,1.7 1.34,2.3         # another containerd and runc",
      "  ${ROOT-COMMAND-NAME} diff 1.34,,own 1.34,,1.4       # only another runc",
      "  ${ROOT-COMMAND-NAME} diff 1.34,,1.5,2.5.4 1.34,,1.5,2.6.1",
      "  ${ROOT-COMMAND-NAME} diff 1.36 1.37/1.36            # only another control plane",
      "  ${ROOT-COMMAND-NAME} diff 1.34 1.36 --own manifests/ --allow accepted.yaml",
      "  ${ROOT-COMMAND-NAME} diff SAVED.json 1.36 --format markdown -o comment.md",
    })
final class DiffCommand extends ReportingCommand {
  private static final Formats<UpgradeDiff> FORMATS =
      Formats.<UpgradeDiff>text(DiffText::of)
          .with(Format.JSON, DiffJson::of)
          .with(Format.MARKDOWN, DiffMarkdown::of)
          .with(Format.HTML, DiffPage::of);

  /** The tutorial's: some name the feature gate that later versions removed, some do not. */
  private static final List<String> CONFIGS =
      List.of(
          "kind-configs/seccomp-default-alpha.yaml",
          "kind-configs/seccomp-default.yaml",
          "kind-configs/canary-alpha.yaml",
          "kind-configs/canary.yaml");

  @Parameters(index = "0", paramLabel = "FROM", description = "Side to use as the baseline.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "Side to compare with the baseline.")
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
      description = "YAML list of accepted changes, each with what, reason and until.")
  private @Nullable Path allow;

  @Mixin private ImagesOption images;

  @Override
  Formats<?> formats() {
    return FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    KubernetesVersions versions = session.versions();
    NodeRuntimes runtimes = session.runtimes();
    SideArgument was = SideArgument.parse("FROM", from, versions, runtimes);
    SideArgument is = SideArgument.parse("TO", to, versions, runtimes);
    AllowList allowed =
        allow == null ? AllowList.none() : AllowList.read(allow, LocalDate.now(ZoneOffset.UTC));
    DiffSides sides =
        DiffSides.of(was, is, live -> scope(session.files(), live), session, images.mode());
    return report(UpgradeDiff.of(sides.before(), sides.after(), allowed), session);
  }

  private DiffScope scope(ProjectFiles files, List<SideArgument.Live> live) {
    Path source = profiles == null ? files.find("profiles") : profiles;
    List<String> booted = configs;
    boolean otherKubernetes =
        live.stream().map(SideArgument.Live::kubernetes).distinct().count() > 1;
    boolean hasOlderNode = live.stream().anyMatch(side -> side.node().isPresent());
    if (hasOlderNode && !configs.isEmpty()) {
      throw new BadInputException(
          "--config",
          "is booted with all nodes of one version, and a side has an older node",
          "leave one of them out");
    }
    if (booted.isEmpty() && !onlyOwn && otherKubernetes && !hasOlderNode) {
      booted = CONFIGS;
    }
    booted.forEach(config -> KindConfig.read(files.find(config), files.rootOf(config)));
    if (onlyOwn && own.isEmpty() && booted.isEmpty()) {
      throw new BadInputException(
          "--only-own", "requires your own manifests or config", "add --own PATH or --config FILE");
    }
    return new DiffScope(
        booted,
        !onlyOwn,
        !onlyOwn,
        OwnManifests.read(own, source),
        ProfilesFolder.copy(source, CommandSession.RESULTS.resolve("diff-profiles")));
  }

  private CommandResult report(UpgradeDiff diff, CommandSession session) {
    Path json = CommandSession.RESULTS.resolve("diff.json");
    Path page = CommandSession.RESULTS.resolve("diff.html");
    WholeFile.write(json, DiffJson.of(diff));
    WholeFile.write(page, DiffPage.of(diff));
    print(diff, FORMATS, session);
    printResults(json, "report", page, session);
    return CommandResult.of(diff.verdict());
  }
}
