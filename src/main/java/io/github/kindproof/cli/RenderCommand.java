package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.kind.config.ConfigWarning;
import io.github.kindproof.cluster.kind.config.ConfigWarnings;
import io.github.kindproof.cluster.kind.config.KindConfig;
import io.github.kindproof.cluster.kind.config.KindConfigText;
import io.github.kindproof.cluster.kind.config.NodeVersions;
import io.github.kindproof.internal.engine.CgroupVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kindproof render}. */
@Command(
    name = "render",
    description =
        "Prints a kind config that enables SeccompDefault and mounts profiles for a "
            + "Kubernetes version; a comment explains each line. With --config, prints your "
            + "config unchanged and warns about settings that have no effect on that version, or "
            + "with which the cluster does not boot.",
    exitCodeList = {
      " 0:the config is printed",
      " 1:with --fail-on-warning, there is a warning",
      " 2:an argument or the config is wrong",
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} render --kubernetes v1.24.17",
      "  ${ROOT-COMMAND-NAME} render --workers 2 --seccomp-default worker    # a canary",
      "  ${ROOT-COMMAND-NAME} render --profiles ./profiles > kind.yaml",
      "  ${ROOT-COMMAND-NAME} render --config mine.yaml > /dev/null   # settings without effect",
      "  ${ROOT-COMMAND-NAME} render --config mine.yaml --fail-on-warning > /dev/null",
    })
final class RenderCommand extends ReportingCommand {
  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      description =
          "Kubernetes version. Default: with --config, that of its images, or else of kind's "
              + "default image; without, the first in kubernetes-versions.yaml.")
  private @Nullable String kubernetes;

  @ArgGroup private Source source = new Source();

  private static final class Source {
    @ArgGroup(exclusive = false)
    private @Nullable Given given;

    @ArgGroup(exclusive = false)
    private Wanted wanted = new Wanted();
  }

  private static final class Given {
    @Option(
        names = "--config",
        paramLabel = "FILE",
        required = true,
        description = "Your kind config, or - for the standard input.")
    private Path config = Path.of("");

    @Option(
        names = "--fail-on-warning",
        description = "With --config: end with exit code 1 if there is a warning.")
    private boolean failOnWarning;
  }

  private static final class Wanted {
    @Option(
        names = "--seccomp-default",
        paramLabel = "NODES",
        defaultValue = "all",
        description =
            "Nodes with SeccompDefault: all, none, or names such as "
                + "control-plane,worker,worker2. Default: all.")
    private String seccompDefault = "all";

    @Option(
        names = "--workers",
        paramLabel = "NUMBER",
        defaultValue = "1",
        description = "Number of workers. Default: 1.")
    private int workers = 1;

    @Option(
        names = "--profiles",
        paramLabel = "FOLDER",
        description = "Folder of profiles to mount on every node.")
    private @Nullable String profiles;

    @Option(
        names = "--cgroup",
        paramLabel = "VERSION",
        description =
            "Cgroup version of the host that runs the nodes: 1 or 2. Default: this host's.")
    private int cgroup = CgroupVersion.ofThisHost();
  }

  @Override
  Formats<?> formats() {
    return RenderedConfig.FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    KubernetesVersions known = session.versions();
    if (source.given != null) {
      return check(source.given, known, session);
    }
    KubernetesVersion version = kubernetes == null ? known.standard() : known.get(kubernetes);
    String config =
        "# For Kubernetes %s. Use it:%n#   kind create cluster --config FILE --image %s%n"
                .formatted(version.version(), version.imageName())
            + KindConfigText.of(intent(source.wanted), version, source.wanted.cgroup);
    print(new RenderedConfig(config, List.of(version), List.of()), RenderedConfig.FORMATS, session);
    return CommandResult.GOOD;
  }

  private CommandResult check(Given given, KubernetesVersions known, CommandSession session) {
    KindConfig config = read(given.config);
    NodeVersions versions =
        kubernetes == null
            ? NodeVersions.ofImages(config, known)
            : NodeVersions.requested(config, known.get(kubernetes));
    List<ConfigWarning> warnings = ConfigWarnings.of(config, versions);
    warnings.forEach(it -> session.warn("warning: " + it));
    if (kubernetes == null) {
      session.note(versions + "\n");
    }
    print(
        new RenderedConfig(config.text(), versions.ofNodes(), warnings),
        RenderedConfig.FORMATS,
        session);
    return CommandResult.of(warnings.isEmpty() || !given.failOnWarning);
  }

  private static KindConfig read(Path config) {
    Path root = Path.of("").toAbsolutePath();
    return config.equals(ProfileArguments.STANDARD_INPUT)
        ? KindConfig.read(System.in, root)
        : KindConfig.read(config, root);
  }

  private static ClusterIntent intent(Wanted wanted) {
    if (wanted.workers < 0) {
      throw new BadInputException("--workers", "is " + wanted.workers, "give 0 or more");
    }
    if (wanted.cgroup != 1 && wanted.cgroup != 2) {
      throw new BadInputException("--cgroup", "is " + wanted.cgroup, "give 1 or 2");
    }
    return new ClusterIntent(
        wanted.workers,
        SeccompDefaultNodes.of("--seccomp-default", wanted.seccompDefault, wanted.workers),
        Optional.ofNullable(wanted.profiles));
  }
}
